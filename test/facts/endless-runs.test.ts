import { describe, expect, it } from "vitest";
import { findEndlessRuns } from "../../generator/facts/endless-runs.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

/** The runs that go on for ever, as `STATE event STATE event`, from where they are first entered. */
function find(states: string, role = ""): readonly string[] {
  const server = `
    initial: START
    ${role}
    events:
      a: { kind: outcome }
      b: { kind: outcome }
      c: { kind: outcome }
      time: { kind: timer, after: 1s }
      go: { kind: command }
    actions:
      get a: { raises: [a] }
      get a or b: { raises: [a, b] }
      perhaps a: { mayRaise: [a] }
    states:
      Again: { type: abstract, on: { a: { actions: [{ raise: a }] } } }
${states}
      END: { type: final }`;
  const protocol = loadText(writeSpec({ server }));
  const runs = findEndlessRuns(new ChartIndex(protocol, protocol.server));
  return runs.map((run) => run.map(({ state, outcome }) => `${state.name.text} ${outcome ?? "always"}`).join(", "));
}

/** A chart that a message takes to A, which raises a. */
const from = (states: string, actions = "[{ raise: a }]"): string => `
      START: { on: { HELLO: { target: A, actions: ${actions} } } }
      ${states}`;
const again = "{ on: { a: { target: A, actions: [{ raise: a }] } } }";

describe("findEndlessRuns finds", () => {
  it.each([
    ["a state that comes back to itself", `A: ${again}`, "A a"],
    ["one that stays", "A: { on: { a: { actions: [{ raise: a }] } } }", "A a"],
    ["one whose entry raises", "A: { entry: [{ raise: a }], on: { a: A } }", "A a"],
    ["one whose exit raises", "A: { exit: [{ raise: a }], on: { a: A } }", "A a"],
    ["one that takes over to come back", "A: { extends: Again }", "A a"],
    [
      "one that the state around it keeps",
      "A: { initial: IN, on: { a: A }, states: { IN: { entry: [{ raise: a }] } } }",
      "IN a",
    ],
    [
      "one that raises more each time",
      "A: { entry: [{ raise: a }], on: { a: { target: A, actions: [{ raise: a }] } } }",
      "A a",
    ],
    ["one with an outcome between that it drops", "A: { entry: [{ raise: b }, { raise: a }], on: { a: A } }", "A a"],
    ["several outcomes in a row", "A: { entry: [{ raise: b }, { raise: c }], on: { a: {}, b: {}, c: A } }", "A c, A b"],
    ["a handler with its only answer", "A: { on: { a: { target: A, actions: [get a] } } }", "A a"],
    [
      "an open transition before a guarded one",
      "A: { on: { a: [{ target: A, actions: [{ raise: a }] }, { guard: g, target: END }] } }",
      "A a",
    ],
    ["`always` that leads back", "A: { always: B }\n      B: { always: A }", "A always, B always"],
    [
      "`always` and outcomes in turn",
      "A: { always: { target: B, actions: [{ raise: b }] } }\n      B: { on: { a: {}, b: A } }",
      "A always, B b",
    ],
    ["`always` to itself", "A: { always: A }", "A always"],
    [
      "a timer beside what is raised at once",
      "A: { on: { a: { target: A, actions: [{ raise: a }] }, time: END, go: END } }",
      "A a",
    ],
  ])("%s", (_, states, run) => {
    expect(find(from(states))).toEqual([run]);
  });

  it("one that begins with the session", () => {
    expect(find("      START: { always: B }\n      B: { always: START }")).toEqual(["START always, B always"]);
  });

  it("one that a handler may choose to begin", () => {
    expect(
      find(
        from(
          `A: { on: { a: { target: B, actions: [{ raise: a }] }, b: END } }
      B: { on: { a: { target: B, actions: [{ raise: a }] } } }`,
          "[get a or b]",
        ),
      ),
    ).toEqual(["B a"]);
  });

  it("one that a timer begins while an answer is awaited", () => {
    expect(find(from("A: { on: { a: END, time: B } }\n      B: { always: B }", "[get a]"))).toEqual(["B always"]);
  });

  it("one of two that share a transition", () => {
    const states = `
      START: { on: { HELLO: { target: A, actions: [{ raise: a }] }, time: { target: B, actions: [{ raise: a }] } } }
      A: { extends: Again }
      B: { extends: Again }`;
    expect(find(states)).toEqual(["A a"]);
  });

  it("two that have nothing in common, each once", () => {
    const states = `
      START: { on: { HELLO: A, time: C } }
      A: { always: B }
      B: { always: A }
      C: { always: C }`;
    expect(find(states)).toEqual(["C always", "A always, B always"].toReversed());
  });
});

describe("findEndlessRuns passes over", () => {
  it.each([
    [
      "a chain that comes to rest",
      "A: { on: { a: { target: B, actions: [{ raise: b }] } } }\n      B: { on: { b: START } }",
    ],
    ["a guard on a transition", "A: { on: { a: { target: A, guard: g, actions: [{ raise: a }] } } }"],
    ["a guard on what is raised", "A: { on: { a: { target: A, actions: [{ raise: a, guard: g }] } } }"],
    ["a guarded way out", "A: { on: { a: [{ guard: g, target: END }, { target: A, actions: [{ raise: a }] }] } }"],
    ["a guard on `always`", "A: { always: { guard: g, target: A } }"],
    ["a handler that chooses", "A: { on: { a: { target: A, actions: [get a or b] }, b: END } }"],
    [
      "one that chooses in vain",
      "A: { on: { a: { target: A, actions: [get a or b] }, b: { target: A, actions: [get a or b] } } }",
    ],
    ["one that may answer nothing", "A: { on: { a: { target: A, actions: [perhaps a] } } }"],
    ["one during whose answer a timer may fire", "A: { on: { a: { target: A, actions: [get a] }, time: END } }"],
    ["one during whose answer a command may come", "A: { on: { a: { target: A, actions: [get a] }, go: {} } }"],
    [
      "one whose answer others may overtake",
      "A: { entry: [get a, { raise: b }], on: { a: B, b: END } }\n      B: { on: { b: A } }",
    ],
    ["an end on the way", "A: { on: { a: B } }\n      B: { entry: [terminate, { raise: a }], on: { a: A } }"],
    ["an outcome queued before that leads out", "A: { entry: [{ raise: b }], on: { a: A, b: END } }"],
    ["a message on the way", "A: { on: { a: B } }\n      B: { on: { HELLO: { target: A, actions: [{ raise: a }] } } }"],
    ["an outcome that nothing raises", "A: { on: { a: {}, b: { actions: [{ raise: b }] } } }"],
    ["states that nothing enters", `A: { on: { a: {} } }\n      B: { always: B }`],
    ["an open `always` that stays", "A: { always: { actions: [look] }, on: { a: START } }"],
  ])("%s", (_, states) => {
    expect(find(from(states))).toEqual([]);
  });

  it("one whose answer may come too late", () => {
    expect(find(from("A: { entry: [get a], always: B }\n      B: { on: { a: A } }", "[]"))).toEqual([]);
  });

  it("an outcome far behind that leads out", () => {
    const many = Array.from({ length: 8 }, () => "{ raise: a }").join(", ");
    expect(find(from("A: { on: { a: { actions: [{ raise: a }] }, b: END } }", `[${many}, { raise: b }]`))).toEqual([]);
  });

  it("an outcome that ends the session where it is unhandled", () => {
    const states = from("A: { entry: [{ raise: b }, { raise: a }], on: { a: A } }");
    expect(find(states, "unhandled: terminate")).toEqual([]);
  });
});
