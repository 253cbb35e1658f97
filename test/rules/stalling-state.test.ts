import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(states: string): readonly string[] {
  const server = `
    initial: IDLE
    events:
      SILENCE: { kind: timer, after: 30s }
      ok: { kind: outcome }
      bad: { kind: outcome }
    actions: { look: { raises: [ok, bad] }, glance: { mayRaise: [ok] } }
    states:
      ${states}
      GONE: { type: final }`;
  return tellOf("stalling-state", { server });
}

const enter = (way: string, state = "{ on: { ok: GONE, bad: GONE } }"): string =>
  `IDLE: { on: { HELLO: ${way}, SILENCE: GONE } }\n      A: ${state}`;
const found = [
  'stalling-state: State "A" of the server may be entered with no outcome on its way, and waits for "ok" and "bad" alone.',
];

describe("stalling-state flags", () => {
  it.each([
    ["a way that raises nothing", enter("A")],
    ["an action that only may raise", enter("{ target: A, actions: [glance] }")],
    ["an outcome that is raised under a guard", enter("{ target: A, actions: [{ raise: ok, guard: g }] }")],
    ["a handler whose answers are not declared", enter("{ target: A, actions: [stare] }")],
    ["one way of two", enter("[{ target: A, actions: [look], guard: g }, A]")],
    [
      "a step within it that raises nothing more",
      enter("{ target: A, actions: [look] }", "{ on: { ok: {}, bad: GONE } }"),
    ],
    [
      "an `always` that may not lead on",
      enter("A", "{ always: { guard: g, target: GONE }, on: { ok: GONE, bad: GONE } }"),
    ],
    [
      "what raises before the state in between took it",
      enter("{ target: B, actions: [look] }") + "\n      B: { on: { ok: A, bad: A } }",
    ],
  ])("%s", (_, states) => {
    expect(find(states)).toEqual(found);
  });

  it("the initial state", () => {
    expect(find("IDLE: { on: { ok: GONE } }")).toEqual([
      'stalling-state: State "IDLE" of the server may be entered with no outcome on its way, and waits for "ok" alone.',
    ]);
  });
});

describe("stalling-state allows", () => {
  it.each([
    ["an action that must raise", enter("{ target: A, actions: [look] }")],
    ["one on entry", enter("A", "{ entry: [look], on: { ok: GONE, bad: GONE } }")],
    ["one on the exit of the state before", enter("A").replace("IDLE: {", "IDLE: { exit: [{ raise: ok }],")],
    ["one that may raise, and one that must", enter("{ target: A, actions: [glance, look] }")],
    ["a promised one that others overtake", enter("{ target: A, actions: [look, glance] }")],
    [
      "a step within it that raises again",
      enter("{ target: A, actions: [look] }", "{ on: { ok: { actions: [look] }, bad: GONE } }"),
    ],
    ["a timer beside", enter("A", "{ on: { ok: GONE, bad: GONE, SILENCE: GONE } }")],
    ["messages beside", enter("A", "{ on: { ok: GONE, bad: GONE, '*': GONE } }")],
    [
      "a timer of the state around",
      enter("A", "{ initial: IN, on: { SILENCE: GONE }, states: { IN: { on: { ok: GONE } } } }"),
    ],
    ["an open `always`", enter("A", "{ always: GONE, on: { ok: GONE, bad: GONE } }")],
    [
      "an outcome that is not handled, which is another rule's",
      enter("{ target: A, actions: [look] }", "{ on: { ok: GONE } }"),
    ],
    ["a way that ends the session", enter("{ target: A, actions: [terminate] }")],
    ["what is accepted", enter("A", "{ on: { ok: GONE, bad: GONE }, accept: { stalling-state: why not } }")],
  ])("%s", (_, states) => {
    expect(find(states)).toEqual([]);
  });
});
