import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(waiting: string): readonly string[] {
  const server = `
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
      go: { kind: command }
      ok: { kind: outcome }
    states:
      Some: { type: abstract, on: { HELLO: { target: GONE, guard: s } } }
      All: { type: abstract, on: { HELLO: GONE } }
      WAITING: ${waiting}
      OTHER: { extends: Some }
      GONE: { type: final }`;
  return tellOf("partial-guards", { server }).filter((finding) => !finding.includes("OTHER"));
}

const found = (event: string): readonly string[] => [
  `partial-guards: State "WAITING" of the server answers "${event}" under guards only; where none holds, it is lost.`,
];

describe("partial-guards flags", () => {
  it.each([
    ["one guarded transition", "{ on: { HELLO: { target: GONE, guard: g } } }", "HELLO"],
    ["several", "{ on: { HELLO: [{ target: GONE, guard: g }, { guard: h }] } }", "HELLO"],
    ["its own and a superstate's", "{ extends: Some, on: { HELLO: { target: GONE, guard: g } } }", "HELLO"],
    ["a guarded `*` behind", "{ on: { HELLO: { target: GONE, guard: g }, '*': { guard: h } } }", "HELLO"],
    ["a timer", "{ on: { HELLO: GONE, SILENCE: { target: GONE, guard: g } } }", "SILENCE"],
    ["an outcome", "{ entry: [{ raise: ok }], on: { HELLO: GONE, ok: { target: GONE, guard: g } } }", "ok"],
  ])("%s", (_, waiting, event) => {
    expect(find(waiting)).toEqual(found(event));
  });

  it("once what several states take over", () => {
    const server = `
    initial: A
    states:
      Some: { type: abstract, on: { HELLO: { target: B, guard: s } } }
      A: { extends: Some }
      B: { extends: Some }`;
    expect(tellOf("partial-guards", { server })).toHaveLength(1);
  });
});

describe("partial-guards allows", () => {
  it.each([
    ["an open one last", "{ on: { HELLO: [{ target: GONE, guard: g }, { actions: [look] }] } }"],
    ["an open one of a superstate", "{ extends: All, on: { HELLO: { target: GONE, guard: g } } }"],
    [
      "an open one of the state around",
      "{ initial: IN, on: { HELLO: GONE }, states: { IN: { on: { HELLO: { guard: g } } } } }",
    ],
    ["an open `*`", "{ on: { HELLO: { target: GONE, guard: g }, '*': GONE } }"],
    ["a command, which is refused", "{ on: { HELLO: GONE, go: { target: GONE, guard: g } } }"],
    ["a guarded `always`", "{ always: { target: GONE, guard: g }, on: { HELLO: GONE } }"],
    ["what is accepted", "{ on: { HELLO: { target: GONE, guard: g, accept: { partial-guards: lost is lost } } } }"],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual([]);
  });
});
