import { describe, expect, it } from "vitest";
import { tellOf, type SpecParts } from "./analyze-text.js";

function server(events = "{}", waiting = "{ on: { HELLO: GONE } }", more = ""): string {
  return `
    initial: WAITING${more}
    events: ${events}
    states:
      WAITING: ${waiting}
      GONE: { type: final }`;
}

function find(parts: SpecParts): readonly string[] {
  return tellOf("unused-declaration", parts).map((finding) => finding.replace("unused-declaration: ", ""));
}

const two = "{ HELLO: { from: client }, AUTH: { from: client } }";

describe("unused-declaration flags", () => {
  it.each([
    [
      "a message that is not sent",
      { messages: "{ HELLO: { from: client }, HEY: { from: server } }", server: server() },
      'Nothing uses the message "HEY".',
    ],
    [
      "a message that the peer would have to catch",
      {
        messages: "{ HELLO: { from: client }, HEY: { from: server } }",
        server: server("{}", "{ on: { '*': GONE, HELLO: GONE } }"),
      },
      'Nothing uses the message "HEY".',
    ],
    [
      "a message that only `*` would catch",
      { messages: two, server: server("{}", "{ on: { HELLO: GONE, '*': GONE } }") },
      'Nothing uses the message "AUTH".',
    ],
    [
      "a message that only the `*` of a client would catch",
      {
        messages: "{ HELLO: { from: client }, HEY: { from: server }, HI: { from: server } }",
        server: server("{}", "{ entry: [{ send: HI }], on: { HELLO: GONE } }"),
        client: server("{}", "{ entry: [{ send: HELLO }], on: { HI: GONE, '*': GONE } }"),
      },
      'Nothing uses the message "HEY".',
    ],
    [
      "a message that a role which answers any by `*` would itself have to send",
      { messages: "{ HELLO: { from: client }, HEY: { from: server } }", server: server("{}", "{ on: { '*': GONE } }") },
      'Nothing uses the message "HEY".',
    ],
    [
      "a message to a role that waits for none",
      { messages: two, server: server("{ go: { kind: command } }", "{ on: { go: GONE } }", "\n    ignore: [HELLO]") },
      'Nothing uses the message "AUTH".',
    ],
    ["a type", { types: "{ T: { a: string } }", server: server() }, 'Nothing uses the type "T".'],
    ["a timer", { server: server("{ t: { kind: timer, after: 1s } }") }, 'Nothing uses the event "t" of the server.'],
    ["a command", { server: server("{ go: { kind: command } }") }, 'Nothing uses the event "go" of the server.'],
    ["a rejection", { server: server("{ bad: { kind: rejection } }") }, 'Nothing uses the event "bad" of the server.'],
    ["an outcome", { server: server("{ ok: { kind: outcome } }") }, 'Nothing uses the event "ok" of the server.'],
    [
      "an action",
      { server: server("{}", "{ on: { HELLO: GONE } }", "\n    actions: { look: { description: around } }") },
      'Nothing uses the action "look" of the server.',
    ],
  ] as const)("%s", (_, parts, message) => {
    expect(find(parts)).toEqual([message]);
  });

  it("types that only use each other", () => {
    expect(find({ types: "{ A: { b: B? }, B: { a: A? } }", server: server() })).toHaveLength(2);
  });
});

describe("unused-declaration allows", () => {
  it.each([
    ["a message that a waiting state misses, which is another rule's", { messages: two, server: server() }],
    [
      "a message that is ignored",
      { messages: two, server: server("{}", "{ on: { HELLO: GONE } }", "\n    ignore: [AUTH]") },
    ],
    [
      "messages of a role that names none and answers any by `*`",
      { messages: two, server: server("{}", "{ on: { '*': GONE } }") },
    ],
    [
      "a message that one of two states misses, which is another rule's",
      {
        messages: two,
        server: server("{}", "{ on: { HELLO: NEXT, '*': GONE } }\n      NEXT: { on: { HELLO: GONE } }"),
      },
    ],
    [
      "a message that only a check names",
      {
        messages: two,
        server: server("{ bad: { kind: rejection, of: [AUTH] } }", "{ on: { HELLO: GONE, bad: GONE, '*': GONE } }"),
      },
    ],
    [
      "a message that is only sent, which is another rule's where it matters",
      {
        messages: two,
        server: server("{}", "{ on: { HELLO: GONE, '*': GONE } }"),
        client: server("{ go: { kind: command } }", "{ exit: [{ send: AUTH, guard: g }], on: { go: GONE } }"),
      },
    ],
    [
      "a type of a type of a field",
      {
        messages: "{ HELLO: { from: client, fields: { a: list<A> } } }",
        types: "{ A: { b: B }, B: { c: string } }",
        server: server(),
      },
    ],
    [
      "a type of a command's field",
      {
        types: "{ T: { a: string } }",
        server: server("{ go: { kind: command, fields: { t: T } } }", "{ on: { HELLO: GONE, go: GONE } }"),
      },
    ],
    [
      "an outcome that is raised, which is another rule's",
      { server: server("{ ok: { kind: outcome } }", "{ on: { HELLO: { target: GONE, actions: [{ raise: ok }] } } }") },
    ],
    [
      "malformed and unknown input that is not handled",
      { server: server("{ m: { kind: malformed }, u: { kind: unknown } }") },
    ],
    ["what is accepted", { server: server("{ go: { kind: command, accept: { unused-declaration: soon } } }") }],
  ] as const)("%s", (_, parts) => {
    expect(find(parts)).toEqual([]);
  });
});
