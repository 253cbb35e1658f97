import { describe, expect, it } from "vitest";
import { analyzeText, tellOf, writeSpec } from "./analyze-text.js";

function chart(states: string, role = ""): { readonly server: string } {
  return {
    server: `
    initial: START
    events:
      SILENCE: { kind: timer, after: 30s }
      next: { kind: outcome }
      back: { kind: outcome }
    actions: { count: { raises: [next] }, judge: { raises: [next, back] } }
    ${role}
    states:
      START: { on: { HELLO: A, SILENCE: GONE } }
      ${states}
      GONE: { type: final }`,
  };
}

function find(states: string, role = ""): readonly string[] {
  return tellOf("outcome-cycle", chart(states, role));
}

describe("outcome-cycle flags", () => {
  it("outcomes that follow each other, in order", () => {
    const states =
      "A: { entry: [{ raise: next }], on: { next: B } }\n      B: { entry: [{ raise: back }], on: { back: A } }";
    expect(find(states)).toEqual([
      'outcome-cycle: The server goes round for ever: "next" takes it from "A" to "B", "back" takes it from "B" to "A", and so on.',
    ]);
  });

  it("`always`, in turn with an outcome", () => {
    const states = "A: { always: B }\n      B: { entry: [count], on: { next: A } }";
    expect(find(states)).toEqual([
      'outcome-cycle: The server goes round for ever: `always` takes it from "A" to "B", "next" takes it from "B" to "A", and so on.',
    ]);
  });

  it("a single state that can be left, and is not", () => {
    const found = ['outcome-cycle: The server goes round for ever: "next" keeps it in "A", and so on.'];
    expect(find("A: { entry: [{ raise: next }], on: { next: A, SILENCE: GONE } }")).toEqual(found);
    expect(find("A: { entry: [{ raise: next }], on: { next: { actions: [{ raise: next }] }, back: GONE } }")).toEqual(
      found,
    );
  });

  it("a single state in a role that is not meant to end", () => {
    expect(find("A: { entry: [count], on: { next: A } }", "perpetual: true")).toHaveLength(1);
  });

  it("a long cycle by its first transitions and their number", () => {
    const names = ["A", "B", "C", "D", "E", "F", "G"];
    const states = names.map((name, at) => `${name}: { always: ${names[(at + 1) % names.length] ?? ""} }`);
    expect(find(states.join("\n      "))).toEqual([
      'outcome-cycle: The server goes round for ever: `always` takes it from "A" to "B", `always` takes it from "B" to "C", ' +
        '`always` takes it from "C" to "D", `always` takes it from "D" to "E", `always` takes it from "E" to "F", ' +
        "2 transitions more, and so on.",
    ]);
  });

  it("what both roles run, once", () => {
    const states = "A: { always: B }\n      B: { always: A }";
    const parts = { messages: "{ HELLO: { from: both } }", ...chart(states), client: "same" };
    expect(tellOf("outcome-cycle", parts)).toHaveLength(1);
  });

  it("a cycle at its first transition, with the others beside it", () => {
    const text = writeSpec(chart("A: { always: B }\n      B: { always: C }\n      C: { always: A }"));
    const [found] = analyzeText(text).filter(({ rule }) => rule === "outcome-cycle");
    const places = [found?.span, ...(found?.related ?? []).map(({ span }) => span)];
    expect(places.map((span) => text.split("\n")[(span?.start.line ?? 0) - 1]?.trim())).toEqual([
      "A: { always: B }",
      "B: { always: C }",
      "C: { always: A }",
    ]);
  });
});

describe("outcome-cycle allows", () => {
  it.each([
    ["a guard", "A: { entry: [{ raise: next }], on: { next: [{ guard: g, target: GONE }, A] } }"],
    ["a handler that chooses", "A: { entry: [judge], on: { next: A, back: GONE } }"],
    ["a handler that a timer may overtake", "A: { entry: [count], on: { next: A, SILENCE: GONE } }"],
    ["outcomes that come to an end", "A: { entry: [{ raise: next }], on: { next: START } }"],
    ["a single state that nothing leaves, which is another rule's", "A: { entry: [count], on: { next: A } }"],
    ["what is accepted at a state", "A: { always: B, accept: { outcome-cycle: why not } }\n      B: { always: A }"],
    [
      "what is accepted at a transition",
      "A: { always: B }\n      B: { always: { target: A, accept: { outcome-cycle: why not } } }",
    ],
  ])("%s", (_, states) => {
    expect(find(states)).toEqual([]);
  });
});
