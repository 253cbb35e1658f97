import { describe, expect, it } from "vitest";
import { findErrors, tell, writeSpec } from "./analyze-text.js";

function chart(waiting: string): { readonly server: string } {
  return {
    server: `
    initial: WAITING
    events: { SILENCE: { kind: timer, after: 30s } }
    states:
      Defaults: { type: abstract, on: { HELLO: { target: GONE, guard: g }, SILENCE: GONE } }
      WAITING: ${waiting}
      GONE: { type: final }`,
  };
}

describe("ambiguous-transition flags", () => {
  it.each([
    ["two open ones", "HELLO: [GONE, WAITING]", '"HELLO" without a guard'],
    ["two with one guard", "HELLO: [{ target: GONE, guard: g }, { guard: g }, WAITING]", '"HELLO" with the guard "g"'],
    ["two for any message", "'*': [GONE, WAITING]", 'any other message ("*") without a guard'],
    ["two for a timer", "HELLO: GONE, SILENCE: [GONE, WAITING]", '"SILENCE" without a guard'],
  ])("%s", (_, on, words) => {
    expect(tell(chart(`{ on: { ${on} } }`))).toEqual([
      `ambiguous-transition: State "WAITING" of the server has more than one transition for ${words}.`,
    ]);
  });

  it("two under `always`", () => {
    const always = "always: [{ target: GONE, guard: g }, { actions: [look], guard: g }]";
    expect(tell(chart(`{ on: { HELLO: GONE }, ${always} }`))).toEqual([
      'ambiguous-transition: State "WAITING" of the server has more than one transition for `always` with the guard "g".',
    ]);
  });

  it("each later one, and shows the first", () => {
    const found = findErrors(writeSpec(chart("{ on: { HELLO: [GONE, WAITING, { actions: [look] }] } }")));
    expect(found).toHaveLength(2);
    expect(new Set(found.map(({ related }) => related[0]?.span.start.column)).size).toBe(1);
  });
});

describe("ambiguous-transition allows", () => {
  it.each([
    [
      "guards that differ, and an open one last",
      "{ on: { HELLO: [{ target: GONE, guard: a }, { target: GONE, guard: b }, GONE] } }",
    ],
    ["one guard for two events", "{ on: { HELLO: { target: GONE, guard: g }, SILENCE: { target: GONE, guard: g } } }"],
    ["what overrides a superstate's", "{ extends: Defaults, on: { HELLO: [{ target: GONE, guard: g }, GONE] } }"],
    [
      "what overrides that of a state around",
      "{ initial: IN, on: { HELLO: GONE }, states: { IN: { on: { HELLO: GONE } } } }",
    ],
    ["`*` beside a name", "{ on: { HELLO: GONE, '*': WAITING } }"],
  ])("%s", (_, waiting) => {
    expect(tell(chart(waiting))).toEqual([]);
  });

  it("a transition that is accepted", () => {
    const accepted = `{ on: { HELLO: [GONE, { target: WAITING, accept: { ambiguous-transition: "as the chart has it" } }] } }`;
    expect(tell(chart(accepted))).toEqual([]);
  });
});
