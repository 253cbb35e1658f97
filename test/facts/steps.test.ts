import { describe, expect, it } from "vitest";
import { resolveAnswers } from "../../generator/facts/answers.js";
import { endSession, listInitialSteps, listSteps, type Step } from "../../generator/facts/steps.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

function indexOf(server: string): ChartIndex {
  const protocol = loadText(writeSpec({ server }));
  return new ChartIndex(protocol, protocol.server);
}

function tellStep(step: Step): string {
  switch (step.kind) {
    case "act":
      return step.action.kind === "handler" ? step.action.name.text : step.action.kind;
    case "change":
      return `-> ${step.to.name.text}`;
    case "exit":
    case "enter":
    case "choose":
      return `${step.kind} ${step.state.name.text}`;
  }
}

/** Gives the steps by which each state answers HELLO. */
function listAnswers(index: ChartIndex): Readonly<Record<string, readonly string[]>> {
  const told = index.states.flatMap((state) => {
    const [candidate] =
      state.kind === "atomic" ? (resolveAnswers(index, state).messages.get("HELLO")?.candidates ?? []) : [];
    return candidate === undefined
      ? []
      : [[state.name.text, listSteps(index, state, candidate).map(tellStep)] as const];
  });
  return Object.fromEntries(told);
}

const nested = `
    initial: OUTER
    events: { slow: { kind: timer, after: 1s }, slower: { kind: timer, after: 1s, restart: receive } }
    states:
      OUTER:
        entry: [open]
        exit: [shut]
        initial: INNER
        on: { slower: LAST }
        states:
          INNER: { entry: [sit], exit: [stand], on: { HELLO: { target: LAST, actions: [bow] } } }
          BESIDE: { on: { HELLO: { target: INNER, actions: [move] } } }
          SILENT: { on: { HELLO: BESIDE } }
      TIMED: { on: { slow: END, HELLO: TIMED } }
      STAYING: { entry: [sit], exit: [stand], on: { HELLO: { actions: [nod] } } }
      LAST: { always: { guard: done, target: END }, on: { HELLO: END } }
      END: { type: final }`;

describe("the steps of a transition", () => {
  it("leave from the innermost out, act, and enter from the outermost in; what does nothing is left out", () => {
    expect(listAnswers(indexOf(nested))).toEqual({
      INNER: ["exit INNER", "exit OUTER", "bow", "-> LAST", "choose LAST"],
      BESIDE: ["move", "-> INNER", "enter INNER"],
      SILENT: ["-> BESIDE"],
      TIMED: ["-> TIMED", "enter TIMED"],
      STAYING: ["nod"],
      LAST: ["-> END", "enter END"],
    });
  });

  it("of a start enter what lies around the initial state as well", () => {
    expect(listInitialSteps(indexOf(nested)).map(tellStep)).toEqual(["-> INNER", "enter OUTER", "enter INNER"]);
  });

  it("end with what ends the session", () => {
    const index = indexOf(`
    initial: A
    states:
      A: { exit: [leave, terminate, never], on: { HELLO: B } }
      B: { on: { HELLO: { target: C, actions: [act, terminate, never] } } }
      C: { entry: [arrive, terminate], on: { HELLO: { actions: [act, terminate, never] } } }
      D: { on: { HELLO: C } }
      E: { on: { HELLO: { target: D, actions: [act] } } }`);
    expect(listAnswers(index)).toEqual({
      A: ["exit A"],
      B: ["act", "terminate"],
      C: ["act", "terminate"],
      D: ["-> C", "enter C"],
      E: ["act", "-> D"],
    });
    const ending = index.states.map((state) => {
      const [candidate] = resolveAnswers(index, state).messages.get("HELLO")?.candidates ?? [];
      return candidate !== undefined && endSession(listSteps(index, state, candidate));
    });
    expect(ending).toEqual([true, true, true, true, false]);
  });
});
