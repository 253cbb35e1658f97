import type { Action } from "../model/action.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { Candidate } from "./answers.js";
import { runActions, type Raiser } from "./raiser.js";
import { findInitialRoute, findRoute, type Route } from "./route.js";

/**
 * What taking a transition does: the states entered, from the outermost in, the state that is current afterwards (null
 * where the session has ended), and what was put into the queue, in order.
 */
export interface Effect {
  readonly entered: readonly State[];
  readonly to: State | null;
  readonly raised: readonly Raiser[];
}

/** Gives what a transition does when it is taken in a state. */
export function findEffect(index: ChartIndex, current: State, candidate: Candidate): Effect {
  const route = findRoute(index, current, candidate);
  const { raised, terminates } = runActions(index, listActionsBefore(route, candidate));
  if (terminates) return { entered: [], to: null, raised };
  if (route === null) return { entered: [], to: current, raised };
  const arrival = enter(index, route);
  return raised.length === 0 ? arrival : { ...arrival, raised: [...raised, ...arrival.raised] };
}

/** What runs before anything is entered. Mostly there are no exit actions, and then no list is made of them. */
function listActionsBefore(route: Route | null, { transition: { actions } }: Candidate): readonly Action[] {
  if (route?.exits.some(({ exit }) => exit.length > 0) !== true) return actions;
  return [...route.exits.flatMap(({ exit }) => exit), ...actions];
}

/** Gives what starting a session does, or null where the chart has no initial state. */
export function findInitialEffect(index: ChartIndex): Effect | null {
  const route = findInitialRoute(index);
  return route === null ? null : enter(index, route);
}

/** A list of entries belongs to one chart, and is the same for all transitions that enter the same states. */
const arrivals = new WeakMap<Route["entries"], Effect>();

function enter(index: ChartIndex, { entries, to }: Route): Effect {
  const known = arrivals.get(entries);
  if (known !== undefined) return known;
  const actions = entries.flatMap(({ entry }) => entry);
  const { raised, terminates } = runActions(index, actions);
  const effect = { entered: entries, to: terminates || to.kind === "final" ? null : to, raised };
  arrivals.set(entries, effect);
  return effect;
}
