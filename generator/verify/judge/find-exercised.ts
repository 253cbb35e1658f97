import { listHeritage } from "../../facts/heritage.js";
import { findInitialRoute } from "../../facts/route.js";
import type { ChartIndex } from "../../model/chart-index.js";
import type { State, Transition } from "../../model/state.js";
import type { Sighting } from "./sightings.js";

/** What an exploration made use of in a role's chart. */
export interface Exercised {
  /** The states that were current, and those whose transitions they answer with. */
  readonly states: ReadonlySet<State>;
  readonly transitions: ReadonlySet<Transition>;
}

/** Gives what the moves that a role was seen to take made use of; some of those it could take are not among them. */
export function findExercised(index: ChartIndex, seen: readonly (Sighting | undefined)[]): Exercised {
  const turns = seen.flatMap((sighting) => sighting?.step?.move.turn ?? []);
  const entered = turns.flatMap(({ to }) => (to.kind === "session" ? [to.state] : []));
  const initial = findInitialRoute(index)?.to ?? []; // A session begins there without a move.
  const places = [...new Set(entered.concat(initial))].flatMap((state) => listHeritage(index, state));
  return {
    states: new Set(places.map(({ declaredIn }) => declaredIn)),
    transitions: new Set(turns.flatMap(({ taken }) => (taken === null ? [] : [taken.transition]))),
  };
}
