import { describe, expect, it } from "vitest";
import { tellOf, type SpecParts } from "./analyze-text.js";

const messages = "{ HELLO: { from: client }, BYE: { from: client }, HI: { from: server }, NOP: { from: both } }";

function server(waiting = "{ on: { HELLO: GONE, BYE: GONE, NOP: GONE } }", more = ""): string {
  return `
    initial: WAITING${more}
    events: { done: { kind: outcome }, SILENCE: { kind: timer, after: 1s } }
    states:
      WAITING: ${waiting}
      GONE: { type: final, entry: [{ send: HI }, { send: NOP }] }`;
}

function client(asking: string, more = ""): string {
  return `
    initial: ASKING${more}
    events: { go: { kind: command }, lost: { kind: closed } }
    states:
      ASKING: ${asking}
      DONE: { type: final }`;
}

const taking = "lost: DONE, HI: {}, NOP: {}";
const greeting = `{ on: { ${taking}, go: { actions: [{ send: HELLO }] } } }`;

function find(parts: Partial<SpecParts>): readonly string[] {
  const found = tellOf("never-sent", { messages, server: server(), client: client(greeting), ...parts });
  return found.map((finding) => finding.replace("never-sent: ", ""));
}

const never = (name: string): readonly string[] => [`The client never sends "${name}", which the server expects.`];

describe("never-sent flags", () => {
  it("a message of the client that the server handles", () => {
    expect(find({})).toEqual(never("BYE"));
  });

  it("a message of the server that the client handles", () => {
    const silent = server().replace("{ send: HI }, ", "");
    const bye = client(greeting.replace("{ send: HELLO }", "{ send: HELLO }, { send: BYE }"));
    expect(find({ server: silent, client: bye })).toEqual(['The server never sends "HI", which the client expects.']);
  });

  it.each([
    ["ignores", server("{ on: { HELLO: GONE, NOP: GONE } }", "\n    ignore: [BYE]")],
    [
      "has a superstate for",
      server("{ extends: Up, on: { NOP: GONE } }\n      Up: { type: abstract, on: { HELLO: GONE, BYE: GONE } }"),
    ],
    [
      "handles in a state inside",
      server("{ initial: IN, on: { HELLO: GONE, NOP: GONE }, states: { IN: { on: { BYE: GONE } } } }"),
    ],
    ["handles under a guard", server("{ on: { HELLO: GONE, NOP: GONE, BYE: { guard: g } } }")],
    [
      "names in a check alone",
      server("{ on: { HELLO: GONE, NOP: GONE, bad: {}, '*': {} } }").replace(
        "done: {",
        "bad: { kind: rejection, of: [BYE] }, done: {",
      ),
    ],
  ])("a message that the other role %s", (_, chart) => {
    expect(find({ server: chart })).toEqual(never("BYE"));
  });

  it("messages that a role which names none takes by `*`", () => {
    expect(find({ server: server("{ on: { '*': GONE } }") })).toEqual(never("BYE"));
  });

  it("a message of both that neither sends", () => {
    const silent = server().replace(", { send: NOP }", "");
    expect(find({ server: silent })).toEqual([...never("BYE"), 'Neither role sends "NOP", which the server expects.']);
  });

  it("a message of both in a chart that both run, once", () => {
    const both = "{ HELLO: { from: both }, NOP: { from: both } }";
    const chart = server("{ on: { HELLO: GONE, NOP: { actions: [{ send: NOP }] } } }").replace("{ send: HI }, ", "");
    expect(find({ messages: both, server: chart, client: "same" })).toEqual([
      'Neither role sends "HELLO", which the server expects.',
    ]);
  });
});

describe("never-sent allows", () => {
  it.each([
    ["on entry", `{ entry: [{ send: BYE }], on: { ${taking}, go: { actions: [{ send: HELLO }] } } }`],
    ["on exit", `{ exit: [{ send: BYE }], on: { ${taking}, go: { actions: [{ send: HELLO }] } } }`],
    ["under a guard", `{ on: { ${taking}, go: { actions: [{ send: HELLO }, { send: BYE, guard: g }] } } }`],
    [
      "by a command that is a message's own",
      `{ on: { ${taking}, go: { actions: [{ send: HELLO }] }, lost: { actions: [{ send: BYE }] } } }`.replace(
        "lost: DONE, ",
        "",
      ),
    ],
    [
      "by a superstate",
      `{ extends: Up, on: { ${taking} } }\n      Up: { type: abstract, on: { go: { actions: [{ send: HELLO }, { send: BYE }] } } }`,
    ],
    [
      "by a state inside",
      `{ initial: IN, on: { ${taking}, go: { actions: [{ send: HELLO }] } }, states: { IN: { entry: [{ send: BYE }] } } }`,
    ],
    [
      "by `always`",
      `{ on: { ${taking}, go: { actions: [{ send: HELLO }] } }, always: { guard: g, actions: [{ send: BYE }] } }`,
    ],
  ])("a message that is sent %s", (_, asking) => {
    expect(find({ client: client(asking) })).toEqual([]);
  });

  it("what a derived client would send", () => {
    expect(find({ client: "derived" })).toEqual([]);
  });

  it("a message of both that only one sends, and one that a derived client may send", () => {
    expect(find({ client: client(greeting.replace("{ send: HELLO }", "{ send: HELLO }, { send: BYE }")) })).toEqual([]);
    expect(find({ server: server().replace(", { send: NOP }", ""), client: "derived" })).toEqual([]);
  });

  it("what no role has a use for, which is another rule's", () => {
    const unused = `{ OTHER: { from: client }, ${messages.slice(1)}`;
    const catching = server("{ on: { HELLO: GONE, BYE: GONE, NOP: GONE, '*': GONE } }");
    expect(find({ messages: unused, server: catching })).toEqual(never("BYE"));
  });

  it("a message that looks misspelt, which is another rule's", () => {
    const misspelt = messages.replace("BYE: { from: client }", "GOODBYE: { from: client }, GOODBBYE: { from: client }");
    const chart = server("{ on: { HELLO: GONE, GOODBYE: GONE, NOP: GONE, '*': {} } }");
    const asking = greeting.replace("{ send: HELLO }", "{ send: HELLO }, { send: GOODBBYE }");
    expect(find({ messages: misspelt, server: chart, client: client(asking) })).toEqual([]);
  });

  it.each([
    ["on the message", { messages: messages.replace("BYE: {", "BYE: { accept: { never-sent: by hand },") }],
    ["on the role that does not send it", { client: client(greeting, "\n    accept: { never-sent: by hand }") }],
  ])("what is accepted %s", (_, parts) => {
    expect(find(parts)).toEqual([]);
  });

  it("what is accepted on the other role, which sends it in vain", () => {
    expect(find({ server: server(undefined, "\n    accept: { never-sent: by hand }") })).toEqual(never("BYE"));
  });
});
