import { describe, expect, it } from "vitest";
import { tellOf, type SpecParts } from "./analyze-text.js";

const messages = "{ HELLO: { from: client }, BYE: { from: client }, HI: { from: server } }";

function server(waiting: string, more = ""): string {
  return `
    initial: WAITING${more}
    events: { bad: { kind: rejection, of: [BYE] }, go: { kind: command } }
    states:
      WAITING: ${waiting}
      GONE: { type: final }`;
}

const client = `
    initial: ASKING
    events: { go: { kind: command }, lost: { kind: closed } }
    states:
      ASKING: { entry: [{ send: HELLO }], on: { HI: {}, lost: DONE, go: { actions: [{ send: BYE }] } } }
      DONE: { type: final }`;

const noBad = (chart: string): string => chart.replace("bad: { kind: rejection, of: [BYE] }, ", "");

function find(parts: SpecParts): readonly string[] {
  const found = tellOf("never-received", { messages, client, ...parts, server: noBad(parts.server) });
  return found.map((finding) => finding.replace("never-received: ", ""));
}

const missing = 'The server neither names nor ignores "BYE", which the client sends';

describe("never-received flags", () => {
  it.each([
    ["a `*`", "{ on: { HELLO: GONE, '*': GONE } }"],
    ["a `*` under a guard", "{ on: { HELLO: GONE, '*': { guard: g } } }"],
    ["a superstate's `*`", "{ extends: Up, on: { HELLO: GONE } }\n      Up: { type: abstract, on: { '*': GONE } }"],
    ["the `*` of the state around", "{ initial: IN, on: { '*': GONE }, states: { IN: { on: { HELLO: GONE } } } }"],
  ])("a message that only %s catches", (_, waiting) => {
    expect(find({ server: server(waiting) })).toEqual([`${missing}: at best \`*\` catches it.`]);
  });

  it("each of several messages", () => {
    const more = messages.replace("BYE: {", "AUTH: { from: client }, BYE: {");
    const sending = client.replace("{ send: BYE }", "{ send: BYE }, { send: AUTH }");
    expect(find({ messages: more, server: server("{ on: { HELLO: GONE, '*': GONE } }"), client: sending })).toEqual([
      `${missing.replace("BYE", "AUTH")}: at best \`*\` catches it.`,
      `${missing}: at best \`*\` catches it.`,
    ]);
  });

  it("a message to a role that waits for none", () => {
    expect(find({ server: server("{ on: { go: GONE } }", "\n    ignore: [HELLO]") })).toEqual([`${missing}.`]);
  });

  it("a message to a client that waits for none", () => {
    const idle = client.replace("HI: {}, ", "");
    const chart = server("{ entry: [{ send: HI }], on: { HELLO: GONE, BYE: GONE } }");
    expect(find({ server: chart, client: idle })).toEqual([
      'The client neither names nor ignores "HI", which the server sends.',
    ]);
  });

  it("a message of both that one sends and the other does not name", () => {
    const both = messages.replace("BYE: { from: client }", "BYE: { from: both }");
    const taking = client.replace("HI: {}, ", "HI: {}, BYE: {}, ");
    expect(find({ messages: both, server: server("{ on: { HELLO: GONE, '*': GONE } }"), client: taking })).toEqual([
      `${missing}: at best \`*\` catches it.`,
    ]);
  });

  it("what a chart that both run sends and does not name, once", () => {
    const both = "{ HELLO: { from: both }, BYE: { from: both } }";
    const chart = server("{ entry: [{ send: BYE }, { send: HELLO }], on: { HELLO: GONE, '*': GONE } }");
    expect(find({ messages: both, server: chart, client: "same" })).toEqual([
      'The server neither names nor ignores "BYE", which the client sends: at best `*` catches it.',
    ]);
  });
});

describe("never-received allows", () => {
  it.each([
    ["handles", "{ on: { HELLO: GONE, BYE: GONE, '*': GONE } }"],
    ["handles under a guard", "{ on: { HELLO: GONE, BYE: { guard: g }, '*': GONE } }"],
    [
      "handles by a superstate",
      "{ extends: Up, on: { HELLO: GONE, '*': {} } }\n      Up: { type: abstract, on: { BYE: GONE } }",
    ],
    [
      "handles in a state inside",
      "{ initial: IN, on: { HELLO: GONE, '*': {} }, states: { IN: { on: { BYE: GONE } } } }",
    ],
    ["handles in a state that is never entered", "{ on: { HELLO: GONE, '*': {} } }\n      LOST: { on: { BYE: GONE } }"],
  ])("a message that the other role %s", (_, waiting) => {
    expect(find({ server: server(waiting) })).toEqual([]);
  });

  it("a message that the other role ignores", () => {
    expect(find({ server: server("{ on: { HELLO: GONE, '*': GONE } }", "\n    ignore: [BYE]") })).toEqual([]);
  });

  it("a message that is put to a check", () => {
    const checked = server("{ on: { HELLO: GONE, bad: GONE, '*': GONE } }");
    expect(tellOf("never-received", { messages, client, server: checked })).toEqual([]);
  });

  it("a role that names no message and answers any", () => {
    expect(find({ server: server("{ on: { '*': { actions: [forward] } } }") })).toEqual([]);
  });

  it("a message that is not sent", () => {
    const quiet = client.replace("go: { actions: [{ send: BYE }] }", "go: DONE");
    expect(find({ server: server("{ on: { HELLO: GONE, '*': GONE } }"), client: quiet })).toEqual([]);
  });

  it("a message that some waiting state does not catch, which is another rule's", () => {
    const chart = server("{ on: { HELLO: GONE, '*': NEXT } }\n      NEXT: { on: { HELLO: GONE } }");
    expect(find({ server: chart })).toEqual([]);
  });

  it("a message that looks misspelt, which is another rule's", () => {
    const misspelt = messages.replace("BYE: { from: client }", "GOODBYE: { from: client }, GOODBBYE: { from: client }");
    const chart = server("{ on: { HELLO: GONE, GOODBYE: GONE, '*': {} } }");
    expect(find({ messages: misspelt, server: chart, client: client.replace("BYE", "GOODBBYE") })).toEqual([]);
  });

  it("what goes to a derived client", () => {
    const both = messages.replace("BYE: { from: client }", "BYE: { from: both }");
    const chart = server("{ entry: [{ send: HI }, { send: BYE }], on: { HELLO: GONE, '*': GONE } }");
    expect(find({ messages: both, server: chart, client: "derived" })).toEqual([]);
  });

  it.each([
    ["message", { messages: messages.replace("BYE: {", "BYE: { accept: { never-received: new },") }, ""],
    ["role", {}, "\n    accept: { never-received: new }"],
  ])("what is accepted on the %s", (_, parts, more) => {
    expect(find({ ...parts, server: server("{ on: { HELLO: GONE, '*': GONE } }", more) })).toEqual([]);
  });
});
