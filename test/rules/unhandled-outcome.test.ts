import { describe, expect, it } from "vitest";
import { unhandledOutcome } from "../../generator/rules/unhandled-outcome.js";
import { analyzeText, tell } from "./analyze-text.js";

function chart(states: string, more = ""): { readonly server: string } {
  return {
    server: `
    initial: IDLE
    events:
      ok: { kind: outcome }
      bad: { kind: outcome }${more}
    actions:
      look: { raises: [ok, bad] }
      glance: { mayRaise: [bad] }
    states:
      ${states}
      GONE: { type: final }`,
  };
}

function unhandled(state: string, outcome: string, by: string): string {
  const source = by === "" ? "which may be raised before" : `which "${by}" may raise`;
  return `unhandled-outcome: State "${state}" of the server does not handle the outcome "${outcome}", ${source}.`;
}

describe("unhandled-outcome flags", () => {
  it("the state, and shows the action", () => {
    const [finding] = analyzeText(unhandledOutcome.flagged);
    expect(finding).toMatchObject({
      message: 'State "LOOKING" of the server does not handle the outcome "foe", which "look closely" may raise.',
      span: { start: { line: 21 } },
      related: [{ message: "raised here", span: { start: { line: 19 } } }],
    });
  });

  it.each([
    ["on the transition", "HELLO: { target: A, actions: [glance] }", ""],
    ["by the entry of the state", "HELLO: A", "entry: [glance], "],
  ])("what is raised %s", (_, hello, more) => {
    const states = `IDLE: { on: { ${hello} } }\n      A: { ${more}on: { HELLO: GONE } }`;
    expect(tell(chart(states))).toEqual([unhandled("A", "bad", "glance")]);
  });

  it("what is raised on a transition within the state, and by its exit in the next", () => {
    const states = `IDLE: { exit: [{ raise: ok }], on: { HELLO: [{ actions: [glance], guard: g }, A] } }
      A: { on: { HELLO: GONE } }`;
    expect(tell(chart(states))).toEqual([unhandled("IDLE", "bad", "glance"), unhandled("A", "ok", "")]);
  });

  it("what is still queued from the state before", () => {
    const states = `IDLE: { on: { HELLO: { target: A, actions: [{ raise: ok }, { raise: bad }] } } }
      A: { on: { ok: B, bad: GONE } }
      B: { on: { HELLO: GONE } }`;
    expect(tell(chart(states))).toEqual([unhandled("B", "bad", "")]);
  });

  it("what is carried through an `always`", () => {
    const states = `IDLE: { on: { HELLO: { target: A, actions: [{ raise: ok }] } } }
      A: { on: { ok: GONE }, always: B }
      B: { on: { HELLO: GONE } }`;
    expect(tell(chart(states))).toEqual([unhandled("B", "ok", "")]);
  });

  it("each outcome of the initial state", () => {
    expect(tell(chart("IDLE: { entry: [look], on: { HELLO: GONE } }"))).toEqual([
      unhandled("IDLE", "bad", "look"),
      unhandled("IDLE", "ok", "look"),
    ]);
  });
});

describe("unhandled-outcome allows", () => {
  it.each([
    [
      "what a superstate handles",
      "IDLE: { extends: Up, entry: [look], on: { HELLO: GONE } }\n      Up: { type: abstract, on: { ok: GONE, bad: GONE } }",
    ],
    [
      "what a state around handles",
      "IDLE: { initial: IN, on: { HELLO: GONE, ok: GONE, bad: GONE }, states: { IN: { entry: [look] } } }",
    ],
    [
      "what is handled under a guard",
      "IDLE: { entry: [glance], on: { HELLO: GONE, bad: { target: GONE, guard: g } } }",
    ],
    ["what is raised on the way into a final state", "IDLE: { on: { HELLO: { target: GONE, actions: [look] } } }"],
    ["what is raised before `terminate`", "IDLE: { on: { HELLO: { actions: [look, terminate] }, '*': GONE } }"],
    ["a handler whose answers are not declared", "IDLE: { on: { HELLO: { target: GONE, actions: [stare] } } }"],
    [
      "two handlers whose answers come in order",
      "IDLE: { on: { HELLO: { target: A, actions: [look, glance] } } }\n      A: { on: { ok: B, bad: B } }\n      B: { on: { bad: GONE, HELLO: GONE } }",
    ],
  ])("%s", (_, states) => {
    expect(tell(chart(states))).toEqual([]);
  });

  it("what nothing enters", () => {
    const found = tell(chart("IDLE: { on: { HELLO: GONE } }\n      A: { entry: [look], on: { HELLO: GONE } }"));
    expect(found).toEqual(['unreachable-state: State "A" of the server can never be entered from "IDLE".']);
  });

  it("an outcome that is accepted", () => {
    const parts = chart("IDLE: { entry: [glance], on: { HELLO: GONE } }");
    const server = parts.server.replace(
      "bad: { kind: outcome }",
      'bad: { kind: outcome, accept: { unhandled-outcome: "as the chart has it" } }',
    );
    expect(tell({ server })).toEqual([]);
  });
});
