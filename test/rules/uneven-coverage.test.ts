import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(third: string, more = ""): readonly string[] {
  const server = `
    initial: A
    events:
      SILENCE: { kind: timer, after: 30s }
      GARBAGE: { kind: malformed }
      BAD HELLO: { kind: rejection, of: [HELLO] }
      STRANGE: { kind: unknown }
      go: { kind: command }
      ok: { kind: outcome }
    states:
      All: { type: abstract, on: { HELLO: GONE, SILENCE: GONE, GARBAGE: GONE, BAD HELLO: GONE } }
      A: { extends: All, on: { STRANGE: GONE, go: B } }
      B: { extends: All, on: { STRANGE: GONE, go: C } }
      C: ${third}
      GONE: { type: final }${more}`;
  const messages = "{ HELLO: { from: client }, AUTH: { from: client } }";
  return tellOf("uneven-coverage", { messages, server });
}

const missing = (names: string): readonly string[] => [
  `uneven-coverage: State "C" of the server does not handle ${names}, as most states that wait do.`,
];

describe("uneven-coverage flags", () => {
  it.each([
    ["a timer", "{ on: { HELLO: GONE, GARBAGE: GONE, BAD HELLO: GONE } }", '"SILENCE"'],
    ["malformed input", "{ on: { HELLO: GONE, SILENCE: GONE, BAD HELLO: GONE } }", '"GARBAGE"'],
    ["a rejection of a message it names", "{ on: { HELLO: GONE, GARBAGE: GONE, SILENCE: GONE } }", '"BAD HELLO"'],
    ["a rejection of a message it catches", "{ on: { '*': GONE, GARBAGE: GONE, SILENCE: GONE } }", '"BAD HELLO"'],
    ["several at once", "{ on: { HELLO: GONE } }", '"SILENCE", "GARBAGE" and "BAD HELLO"'],
    ["a state that has a timer alone", "{ on: { SILENCE: GONE } }", '"GARBAGE"'],
  ])("%s", (_, third, names) => {
    expect(find(third)).toEqual(missing(names));
  });
});

describe("uneven-coverage allows", () => {
  it.each([
    ["what a superstate handles", "{ extends: All }"],
    [
      "what the state around handles",
      "{ initial: IN, on: { SILENCE: GONE, GARBAGE: GONE }, states: { IN: { on: { AUTH: GONE } } } }",
    ],
    ["a rejection of messages it does not answer", "{ on: { AUTH: GONE, SILENCE: GONE, GARBAGE: GONE } }"],
    ["a state that waits for a command", "{ on: { go: GONE } }"],
    ["a state that waits for outcomes", "{ entry: [{ raise: ok }], on: { ok: GONE } }"],
    ["a state that never waits", "{ always: GONE }"],
    ["a state that is accepted", "{ on: { HELLO: GONE }, accept: { uneven-coverage: as the chart has it } }"],
  ])("%s", (_, third) => {
    expect(find(third)).toEqual([]);
  });

  it("what only half of them handle", () => {
    expect(find("{ on: { HELLO: D, AUTH: GONE } }", "\n      D: { on: { HELLO: GONE } }")).toEqual([]);
  });

  it("what one of two handles", () => {
    const server = `
    initial: A
    events: { SILENCE: { kind: timer, after: 30s } }
    states: { A: { on: { HELLO: B, SILENCE: B } }, B: { on: { HELLO: A } } }`;
    expect(tellOf("uneven-coverage", { server })).toEqual([]);
  });
});
