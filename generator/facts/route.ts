import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { Candidate } from "./answers.js";
import { oncePerState } from "./remember.js";

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
  const exits = upTo(index.path(current), domain);
  return { exits, ...findEntries(index, target, domain) };
}

/** Gives the way into a chart: all that is entered before its first event. Null where the chart has no initial state. */
export function findInitialRoute(index: ChartIndex): Route | null {
  const initial = index.chart.initial === null ? undefined : index.state(index.chart.initial.text);
  return initial === undefined ? null : { exits: [], ...findEntries(index, initial, null) };
}

function findDomain(index: ChartIndex, source: State, target: State): State | null {
  const around = index.ancestors(target);
  return index.ancestors(source).find((ancestor) => around.includes(ancestor)) ?? null;
}

type Entries = Pick<Route, "entries" | "to">;

/** What is entered depends on little, and is asked for again and again. */
const knownEntries = oncePerState(() => new Map<State | null, Entries>());

function findEntries(index: ChartIndex, target: State, domain: State | null): Entries {
  const known = knownEntries(index, target);
  const entries = known.get(domain) ?? listEntries(index, target, domain);
  known.set(domain, entries);
  return entries;
}

function listEntries(index: ChartIndex, target: State, domain: State | null): Entries {
  const down = upTo(index.path(target), domain).toReversed();
  const initial = target.initial === null ? undefined : index.state(target.initial.text);
  if (initial === undefined) return { entries: down, to: target };
  const below = findEntries(index, initial, target);
  return { entries: [...down, ...below.entries], to: below.to };
}

function upTo(path: readonly State[], domain: State | null): readonly State[] {
  return domain === null ? path : path.slice(0, path.indexOf(domain));
}
