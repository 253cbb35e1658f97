import type { Action } from "../model/action.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import { resolveAnswers, type Candidate } from "./answers.js";
import { findInitialRoute, findRoute, type Route } from "./route.js";
import { listEntryTimers } from "./timers.js";

/** One thing that happens when a transition is taken. `choose` tries the `always` of the state just entered. */
export type Step =
  | { readonly kind: "exit"; readonly state: State }
  | { readonly kind: "act"; readonly action: Action }
  | { readonly kind: "change"; readonly to: State }
  | { readonly kind: "enter"; readonly state: State }
  | { readonly kind: "choose"; readonly state: State };

/**
 * Gives what happens, in order, when a state takes a transition: exits from the innermost out, actions, the change of
 * state, entries from the outermost in, `always`. What stands after `terminate` never happens and is left out.
 */
export function listSteps(index: ChartIndex, current: State, candidate: Candidate): readonly Step[] {
  const actions = candidate.transition.actions.map((action) => ({ kind: "act", action }) as const);
  const route = findRoute(index, current, candidate);
  if (route === null) return untilEnd(actions);
  const exits = route.exits.filter(({ exit }) => exit.length > 0).map((state) => ({ kind: "exit", state }) as const);
  return untilEnd([...exits, ...actions, ...listEntrySteps(index, route)]);
}

/** Gives what happens when a session starts. */
export function listInitialSteps(index: ChartIndex): readonly Step[] {
  const route = findInitialRoute(index);
  return route === null ? [] : untilEnd(listEntrySteps(index, route));
}

/** Tells whether steps end the session whatever handlers do. */
export function endSession(steps: readonly Step[]): boolean {
  return steps.some(isEnd);
}

/** Tells whether an action list ends the session whatever its handlers do. */
export function hasTerminate(actions: readonly Action[]): boolean {
  return actions.some(({ kind }) => kind === "terminate");
}

/** Gives the actions that can run: those up to `terminate`. */
export function untilTerminate(actions: readonly Action[]): readonly Action[] {
  const last = actions.findIndex(({ kind }) => kind === "terminate");
  return last === -1 ? actions : actions.slice(0, last + 1);
}

function listEntrySteps(index: ChartIndex, { entries, to }: Route): readonly Step[] {
  const entered = entries.filter((state) => hasEntry(state, index)).map((state) => ({ kind: "enter", state }) as const);
  const choose = resolveAnswers(index, to).always.length > 0 ? [{ kind: "choose", state: to } as const] : [];
  return [{ kind: "change", to }, ...entered, ...choose];
}

/** Entering a final state ends the session, and entering some others starts timers: steps of their own. */
function hasEntry(state: State, index: ChartIndex): boolean {
  return state.entry.length > 0 || state.kind === "final" || listEntryTimers(index, state).length > 0;
}

function untilEnd(steps: readonly Step[]): readonly Step[] {
  const last = steps.findIndex(isEnd);
  return last === -1 ? steps : steps.slice(0, last + 1);
}

function isEnd(step: Step): boolean {
  switch (step.kind) {
    case "exit":
      return hasTerminate(step.state.exit);
    case "act":
      return step.action.kind === "terminate";
    case "enter":
      return step.state.kind === "final" || hasTerminate(step.state.entry);
    case "change":
    case "choose":
      return false;
  }
}
