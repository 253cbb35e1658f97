import type { Action } from "../model/action.js";
import type { Name } from "../model/name.js";
import type { State } from "../model/state.js";
import type { EventSet, Occurrences } from "./occurrences.js";
import { listTransitions } from "./state-parts.js";

/** Actions that run together, the guard that admits them, and the events they can run by. */
export interface ActionPlace {
  readonly guard: Name | null;
  readonly actions: readonly Action[];
  readonly events: EventSet;
}

/** Gives the places of a state whose actions can run: its entry, exit, transitions and `always`, in this order. */
export function listPlaces(state: State, occurrences: Occurrences): readonly ActionPlace[] {
  return [
    { guard: null, actions: state.entry, events: occurrences.entries.get(state) },
    { guard: null, actions: state.exit, events: occurrences.exits.get(state) },
    ...listTransitions(state).map(({ transition }) => ({
      guard: transition.guard,
      actions: transition.actions,
      events: occurrences.transitions.get(transition),
    })),
  ].flatMap(({ events, ...place }) => (events === undefined ? [] : [{ ...place, events }]));
}
