import type { Action } from "../model/action.js";
import type { Name } from "../model/name.js";
import type { State, Transition } from "../model/state.js";
import { once } from "./remember.js";

/** A transition as a state declares it; `event` is null for one under `always`. */
export interface DeclaredTransition {
  readonly event: Name | null;
  readonly transition: Transition;
}

/** Gives the transitions that a state itself declares, those under `always` last. */
export const listTransitions = once((state: State): readonly DeclaredTransition[] => {
  const answering = state.on.flatMap(({ event, transitions }) =>
    transitions.map((transition) => ({ event, transition })),
  );
  return [...answering, ...state.always.map((transition) => ({ event: null, transition }))];
});

/** Gives the actions that a state itself declares: on entry, on exit, and on its transitions. */
export const listActions = once((state: State): readonly Action[] => {
  const taken = listTransitions(state).flatMap(({ transition }) => transition.actions);
  return [...state.entry, ...state.exit, ...taken];
});
