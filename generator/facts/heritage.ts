import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";

/** Where a state takes transitions from: `declaredIn` wrote them, `source` is left when one is taken (the heir). */
export interface Inheritance {
  readonly declaredIn: State;
  readonly source: State;
}

/**
 * Gives the states whose transitions a state answers with, in the order they are tried: its own, those of its
 * superstates (depth first, the first named wins), then its parent's in the same way, and so on outward.
 */
export function listHeritage(index: ChartIndex, state: State): readonly Inheritance[] {
  return [state, ...index.ancestors(state)].flatMap((source) =>
    listSuperstates(index, source).map((declaredIn) => ({ declaredIn, source })),
  );
}

/** Gives a state and all that it extends, directly or not, each once, in the order they are tried. */
export function listSuperstates(index: ChartIndex, state: State): readonly State[] {
  if (state.superstates.length === 0) return [state];
  const found = new Set<State>();
  const rest = [state];
  // Without recursion: superstates may extend each other ten thousand deep.
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const superstate of index.superstates(next).toReversed()) rest.push(superstate);
  }
  return [...found];
}
