import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { Candidate } from "./answers.js";

/** What taking a transition leaves and enters: `exits` from the innermost out, `entries` from the outermost in. */
export interface Route {
  readonly exits: readonly State[];
  readonly entries: readonly State[];
  /** The atomic or final state that is current afterwards. */
  readonly to: State;
}

/**
 * Gives the way from the current state through a transition to its target, or null where the transition has none and
 * the session stays. What is left lies below the nearest proper ancestor of source and target (SCXML's
 * computeExitSet and computeEntrySet, for charts without parallel states).
 */
export function findRoute(index: ChartIndex, current: State, { transition, source }: Candidate): Route | null {
  const target = transition.target === null ? undefined : index.state(transition.target.text);
  if (target === undefined) return null;
  const domain = findDomain(index, source, target);
  const exits = upTo([current, ...index.ancestors(current)], domain);
  return { exits, ...findEntries(index, target, domain) };
}

/** Gives the way into a chart: all that is entered before its first event. Null where the chart has no initial state. */
export function findInitialRoute(index: ChartIndex): Route | null {
  const initial = index.chart.initial === null ? undefined : index.state(index.chart.initial.text);
  return initial === undefined ? null : { exits: [], ...findEntries(index, initial, null) };
}

function findDomain(index: ChartIndex, source: State, target: State): State | null {
  const around = new Set(index.ancestors(target));
  return index.ancestors(source).find((ancestor) => around.has(ancestor)) ?? null;
}

function findEntries(index: ChartIndex, target: State, domain: State | null): Pick<Route, "entries" | "to"> {
  const down = upTo([target, ...index.ancestors(target)], domain).toReversed();
  const initial = target.initial === null ? undefined : index.state(target.initial.text);
  if (initial === undefined) return { entries: down, to: target };
  const below = findEntries(index, initial, target);
  return { entries: [...down, ...below.entries], to: below.to };
}

function upTo(path: readonly State[], domain: State | null): readonly State[] {
  return domain === null ? path : path.slice(0, path.indexOf(domain));
}
