import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(waiting: string, more = ""): readonly string[] {
  const server = `
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
      go: { kind: command }
      done: { kind: outcome }
      broken: { kind: malformed }
      gone: { kind: closed }${more}
    states:
      Patience: { type: abstract, extends: Deep }
      Deep: { type: abstract, on: { SILENCE: GONE } }
      WAITING: ${waiting}
      GONE: { type: final }`;
  return tellOf("no-timeout", { server });
}

const found = ['no-timeout: State "WAITING" of the server waits for the client, and no timer ends the wait.'];

describe("no-timeout flags", () => {
  it.each([
    ["a state that names a message", "{ on: { HELLO: GONE } }"],
    ["one that catches any", "{ on: { '*': GONE } }"],
    ["one that only stays", "{ on: { HELLO: { actions: [look] } } }"],
    ["one with other events beside", "{ on: { HELLO: GONE, go: GONE, broken: GONE, gone: GONE } }"],
    ["one that may leave by `always`", "{ always: { guard: g, target: GONE }, on: { HELLO: GONE } }"],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual(found);
  });

  it("the state inside, where the one around it has the messages", () => {
    expect(find("{ initial: IN, on: { HELLO: GONE }, states: { IN: {} } }")).toEqual([
      found[0]?.replace("WAITING", "IN"),
    ]);
  });

  it("a client, whose peer is the server", () => {
    const client = "{ initial: A, states: { A: { on: { HEY: B } }, B: { type: final } } }";
    const messages = "{ HEY: { from: server } }";
    const server = "\n    initial: A\n    states: { A: { entry: [{ send: HEY }, terminate] } }";
    expect(tellOf("no-timeout", { messages, server, client })).toEqual([
      'no-timeout: State "A" of the client waits for the server, and no timer ends the wait.',
    ]);
  });
});

describe("no-timeout allows", () => {
  it.each([
    ["a timer of its own", "{ on: { HELLO: GONE, SILENCE: { actions: [remind] } } }"],
    ["one under a guard", "{ on: { HELLO: GONE, SILENCE: { guard: g, target: GONE } } }"],
    ["one of a superstate's superstate", "{ extends: Patience, on: { HELLO: GONE } }"],
    ["one of the state around", "{ initial: IN, on: { SILENCE: GONE }, states: { IN: { on: { HELLO: GONE } } } }"],
    ["a state that waits for a command", "{ on: { go: GONE, gone: GONE } }"],
    ["one that waits for outcomes only", "{ entry: [{ raise: done }], on: { done: GONE } }"],
    ["one that never waits", "{ always: GONE, on: { HELLO: GONE } }"],
    ["one that is accepted", "{ on: { HELLO: GONE }, accept: { no-timeout: as the chart has it } }"],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual([]);
  });

  it("a role that accepts it", () => {
    expect(find("{ on: { HELLO: GONE } }", "\n    accept: { no-timeout: it is a toy }")).toEqual([]);
  });

  it("a role that ignores what it does not name", () => {
    expect(find("{ on: { go: GONE } }", "\n    ignore: [HELLO]")).toEqual([]);
  });
});
