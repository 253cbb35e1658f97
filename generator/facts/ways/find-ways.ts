import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";
import { resolveAnswers } from "../answers.js";
import { listAtomicStates } from "../occurrences.js";
import type { Taken } from "./branch.js";
import { Exploration, keyOfTaken } from "./explore.js";
import { listCauses } from "./list-causes.js";
import type { Passage } from "./passage.js";
import type { Station, Way } from "./way.js";

/** The ways to take the transitions that a state answers with, and those that no way was found to take. */
export interface WaysOfState {
  readonly state: State;
  readonly ways: readonly Way[];
  readonly missing: readonly Taken[];
}

/** The shortest ways through a chart. */
export interface Ways {
  /** The start of a session; null where the chart has no initial state. */
  readonly start: Passage | null;
  /** Where a session can rest, each behind the station that the way there comes by. */
  readonly stations: readonly Station[];
  /** The atomic states in document order. */
  readonly states: readonly WaysOfState[];
}

/**
 * Finds, for each transition of each state, the shortest way to take it: the fewest inputs, and what handlers answer to
 * them. Guards are free, and so are outcomes and rejections; an answer is promised only where nothing else leads on.
 */
export function findWays(index: ChartIndex): Ways {
  const found = new Exploration(index);
  const states = listAtomicStates(index).map((state) => {
    const all = listTaken(index, state);
    const ways = all.map((taken) => found.ways.get(keyOfTaken(taken))).filter((way) => way !== undefined);
    return { state, ways, missing: all.filter((taken) => !found.ways.has(keyOfTaken(taken))) };
  });
  return { start: found.start, stations: found.stations, states };
}

function listTaken(index: ChartIndex, state: State): readonly Taken[] {
  return listCauses(index, resolveAnswers(index, state)).flatMap(({ cause, candidates }) =>
    candidates.map((candidate, position) => ({ state, cause, candidate, position })),
  );
}
