import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(waiting: string, more = ""): readonly string[] {
  const server = `
    initial: WAITING
    states:
      Up: { type: abstract, extends: Upper, on: { HELLO: GONE, '*': GONE } }
      Upper: { type: abstract, on: { AUTH: GONE } }
      WAITING: ${waiting}
      GONE: { type: final }${more}`;
  return tellOf("shadowed-transition", { messages: "{ HELLO: { from: client }, AUTH: { from: client } }", server });
}

const behind = (event: string): readonly string[] => [
  `shadowed-transition: State "WAITING" of the server never takes this transition for ${event}: one without a guard comes before it.`,
];

describe("shadowed-transition flags", () => {
  it.each([
    ["a guarded one behind an open one", "{ on: { HELLO: [GONE, { guard: g }] } }", '"HELLO"'],
    ["one of `*`", "{ on: { '*': [GONE, { guard: g }] } }", '"*"'],
    ["one of `always`", "{ always: [{ target: GONE }, { target: WAITING, guard: g }] }", "`always`"],
  ])("%s", (_, waiting, event) => {
    expect(find(waiting)).toEqual(behind(event));
  });

  it("a superstate's, where its only heir answers", () => {
    expect(find("{ extends: Up, on: { HELLO: { actions: [look] } } }")).toEqual([
      'shadowed-transition: Superstate "Up" of the server never answers "HELLO": "WAITING" does so before.',
    ]);
  });

  it("one of a superstate's superstate, where all heirs answer", () => {
    const other = "\n      OTHER: { extends: Up, on: { AUTH: WAITING } }";
    expect(find("{ extends: Up, on: { AUTH: { actions: [look] } } }", other)).toEqual([
      'shadowed-transition: Superstate "Upper" of the server never answers "AUTH": "WAITING" and "OTHER" do so before.',
    ]);
  });
});

describe("shadowed-transition allows", () => {
  it.each([
    ["an open one last", "{ on: { HELLO: [{ guard: g }, GONE] } }"],
    ["two open ones, which are another rule's", "{ on: { HELLO: [GONE, WAITING] } }"],
    ["two with one guard, which are another rule's", "{ on: { HELLO: [{ guard: g }, GONE, { guard: g }] } }"],
    ["an heir that answers under a guard", "{ extends: Up, on: { HELLO: { guard: g } } }"],
    ["an heir that answers something else", "{ extends: Up, on: { AUTH: { guard: g } } }"],
    ["an heir that answers any message, which comes behind", "{ extends: Up, on: { '*': WAITING } }"],
    ["an override inside a state", "{ initial: IN, on: { HELLO: GONE }, states: { IN: { on: { HELLO: WAITING } } } }"],
    ["what is accepted", "{ on: { HELLO: [GONE, { guard: g, accept: { shadowed-transition: later } }] } }"],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual([]);
  });

  it("what one of two heirs takes over", () => {
    expect(find("{ extends: Up, on: { HELLO: WAITING } }", "\n      OTHER: { extends: Up }")).toEqual([]);
  });
});
