import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import { findComponents } from "./components.js";
import { findInitialEffect } from "./effect.js";
import { findMoves, type Moves } from "./moves.js";
import { followRuns } from "./runs.js";

/** States that lead to one another and to no state besides, in document order. */
export type ClosedGroup = readonly State[];

/**
 * Gives the groups of states that a session comes to and never gets out of, since none of them may end it either; a
 * group can be a single state. There is none in a `perpetual` role, nor in one that terminates on what is unhandled; and
 * one with a state that misses an outcome is left out, since what is missing may be the way out.
 */
export function findClosedGroups(index: ChartIndex): readonly ClosedGroup[] {
  const start = findInitialEffect(index)?.to ?? null;
  if (start === null || index.chart.perpetual || index.chart.unhandled === "terminate") return [];
  const lost = new Set(followRuns(index).unhandled.map(({ state }) => state));
  const moves = new Map<State, Moves>();
  const groups = findComponents([start], (state) => {
    const found = findMoves(index, state);
    moves.set(state, found);
    return found.to;
  });
  const closed = groups.filter((group) => isClosed(group, moves) && !group.some((state) => lost.has(state)));
  const order = new Map(index.states.map((state, at) => [state, at]));
  return closed.map((group) => group.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}

function isClosed(group: readonly State[], moves: ReadonlyMap<State, Moves>): boolean {
  const inside = new Set(group);
  const known = group.flatMap((state) => moves.get(state) ?? []);
  return known.every(({ to, mayEnd }) => !mayEnd && [...to].every((next) => inside.has(next)));
}
