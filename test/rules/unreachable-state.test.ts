import { describe, expect, it } from "vitest";
import { findErrors, tell, writeSpec } from "./analyze-text.js";

const head = `
    initial: IDLE
    events:
      SILENCE: { kind: timer, after: 30s }
      ok: { kind: outcome }
      bad: { kind: outcome }
    actions:
      try it: { raises: [ok] }
      try that: { mayRaise: [bad] }
    states:
      GONE: { type: final, accept: { unreachable-state: "not what these tests are about" } }
      Defaults: { type: abstract, on: { SILENCE: GONE } }`;

function unreachable(states: string): readonly string[] {
  const found = findErrors(writeSpec({ server: `${head}\n${states}` }));
  return found.filter(({ rule }) => rule === "unreachable-state").map(({ message }) => message);
}

function message(name: string): string {
  return `State "${name}" of the server can never be entered from "IDLE".`;
}

describe("unreachable-state flags", () => {
  it("a state that only it and other such states lead to, and says so", () => {
    const states = `
      IDLE: { on: { HELLO: GONE } }
      A: { on: { HELLO: A, SILENCE: B } }
      B: { on: { HELLO: GONE } }`;
    const found = findErrors(writeSpec({ server: head + states }));
    expect(found.map((finding) => [finding.message, finding.related.map((place) => place.message)])).toEqual([
      [message("A"), ["this transition to it starts in itself"]],
      [message("B"), ['this transition to it starts in "A", which is never entered either']],
    ]);
  });

  it("what only an outcome leads to that no action on the way raises", () => {
    const states = `
      IDLE: { on: { HELLO: { target: A, actions: [try it] } } }
      A: { on: { ok: GONE, bad: B } }
      B: { on: { HELLO: GONE } }`;
    expect(unreachable(states)).toEqual([message("B")]);
  });

  it("a target beside `terminate`", () => {
    const states = `
      IDLE: { on: { HELLO: { target: A, actions: [terminate] } } }
      A: { on: { HELLO: GONE } }`;
    expect(unreachable(states)).toEqual([message("A")]);
  });

  it("an outcome raised after `terminate`, and one that a state passed over before", () => {
    const states = `
      IDLE: { on: { HELLO: { target: A, actions: [{ raise: ok }] }, SILENCE: { target: B, actions: [terminate, { raise: ok }] } } }
      A: { on: { HELLO: B } }
      B: { on: { HELLO: GONE, ok: C } }
      C: { on: { HELLO: GONE } }`;
    expect(unreachable(states)).toEqual([message("C")]);
  });

  it("what follows an open transition for the same event, the state's own before its superstate's", () => {
    const states = `
      IDLE: { extends: More, on: { HELLO: GONE } }
      More: { type: abstract, on: { HELLO: A } }
      A: { on: { HELLO: GONE } }`;
    expect(unreachable(states)).toEqual([message("A")]);
  });

  it("what a message leads to where an open `always` leads on", () => {
    const states = `
      IDLE: { on: { HELLO: A }, always: GONE }
      A: { on: { HELLO: GONE } }`;
    expect(unreachable(states)).toEqual([message("A")]);
  });

  it("a compound state alone, and not the states inside", () => {
    const states = `
      IDLE: { on: { HELLO: GONE } }
      OUTER: { initial: A, on: { HELLO: GONE }, states: { A: {}, B: {} } }`;
    expect(unreachable(states)).toEqual([message("OUTER")]);
  });

  it("an initial state inside that every way in passes by", () => {
    const states = `
      IDLE: { on: { HELLO: B } }
      OUTER: { initial: A, on: { HELLO: GONE }, states: { A: {}, B: {} } }`;
    expect(unreachable(states)).toEqual([message("A")]);
  });
});

describe("unreachable-state allows", () => {
  it.each([
    ["superstates", `IDLE: { extends: Defaults, on: { HELLO: GONE } }`],
    [
      "what an extended transition leads to",
      `IDLE: { extends: Up }\n      Up: { type: abstract, on: { HELLO: A } }\n      A: {}`,
    ],
    ["what a guarded transition leads to", `IDLE: { on: { HELLO: [{ target: A, guard: g }, GONE] } }\n      A: {}`],
    [
      "what a transition of a parent leads to",
      `IDLE: { initial: IN, on: { HELLO: A }, states: { IN: {} } }\n      A: {}`,
    ],
    ["what `*` leads to", `IDLE: { on: { '*': A } }\n      A: {}`],
    ["what a timer leads to", `IDLE: { on: { SILENCE: A } }\n      A: {}`],
    ["what `always` leads to", `IDLE: { always: [{ target: A, guard: g }] }\n      A: {}`],
  ])("%s", (_, states) => {
    expect(unreachable(`      ${states}`)).toEqual([]);
  });

  it("`*` for messages nobody declares, though every other is named", () => {
    expect(unreachable("      IDLE: { on: { HELLO: GONE, '*': A } }\n      A: {}")).toEqual([]);
  });

  it.each([
    ["on the transition", "HELLO: { target: A, actions: [try it] }", "on: { ok: B }"],
    ["by an entry action", "HELLO: A", "on: { ok: B }, entry: [try it]"],
    ["perhaps", "HELLO: { target: A, actions: [try that] }", "on: { bad: B }"],
    ["by hand, guarded", "HELLO: { target: A, actions: [{ raise: ok, guard: g }] }", "on: { ok: B }"],
    ["within the state", "HELLO: A", "on: { HELLO: { actions: [try it] }, ok: B }"],
    ["and the second of two", "HELLO: { target: A, actions: [{ raise: bad }, try it] }", "on: { bad: {}, ok: B }"],
    [
      "as a late answer that overtakes another",
      "HELLO: { target: A, actions: [try that, try it] }",
      "on: { bad: GONE, ok: B }",
    ],
  ])("what an outcome leads to that is raised %s", (_, transition, state) => {
    expect(unreachable(`      IDLE: { on: { ${transition} } }\n      A: { ${state} }\n      B: {}`)).toEqual([]);
  });

  it("what an outcome leads to that is still queued after another was processed, or after `always`", () => {
    const states = `
      IDLE: { on: { HELLO: { target: A, actions: [{ raise: ok }, { raise: bad }] } } }
      A: { on: { ok: B } }
      B: { always: C }
      C: { on: { bad: D } }
      D: {}`;
    expect(unreachable(states)).toEqual([]);
  });

  it("what an exit action raises", () => {
    const states = `
      IDLE: { on: { HELLO: A }, exit: [{ raise: ok }] }
      A: { on: { ok: B } }
      B: {}`;
    expect(unreachable(states)).toEqual([]);
  });

  it("what is entered while outcomes raise outcomes without end", () => {
    const states = `
      IDLE: { on: { HELLO: { target: A, actions: [{ raise: ok }] } } }
      A: { on: { ok: { target: A, actions: [{ raise: ok }, { raise: ok }, { raise: bad, guard: g }] }, bad: B } }
      B: {}`;
    expect(unreachable(states)).toEqual([]);
  });
});

describe("unreachable-state", () => {
  it("asks nothing of what a command, an opening or a closing leads to", () => {
    const server = `
    initial: IDLE
    events: { go: { kind: command }, up: { kind: opened }, down: { kind: closed } }
    states:
      IDLE: { on: { go: A, up: B, down: C } }
      A: { on: { go: GONE } }
      B: { on: { go: GONE } }
      C: { on: { go: GONE } }
      GONE: { type: final }`;
    expect(tell({ server })).toEqual([]);
  });
});
