import type { ChartIndex } from "../../model/chart-index.js";
import type { Name } from "../../model/name.js";
import type { EventTransitions, State } from "../../model/state.js";
import type { Candidate } from "../answers.js";
import { listHeritage, type Inheritance } from "../heritage.js";

/** What one state declares for one event, or under `always` (then `event` is null), as a state answers with it. */
export interface Layer extends Inheritance {
  readonly event: Name | null;
  readonly transitions: EventTransitions["transitions"];
}

/**
 * Gives what a state answers each event with that it names, and what under `always`: its own, then what that overrides,
 * in the order in which it is tried. `*` is an event of its own here: it never overrides what is named.
 */
export function listLayers(index: ChartIndex, state: State): readonly (readonly Layer[])[] {
  const layers = new Map<string | null, Layer[]>();
  for (const layer of listHeritage(index, state).flatMap(listInPlace)) {
    const key = layer.event?.text ?? null;
    const before = layers.get(key);
    if (before === undefined) layers.set(key, [layer]);
    else before.push(layer);
  }
  return [...layers.values()];
}

/**
 * Gives the candidates of layers that may be taken: up to the first without a guard, and without those whose guard was
 * asked before.
 */
export function listEffective(layers: readonly Layer[]): readonly Candidate[] {
  const asked = new Set<string>();
  const effective: Candidate[] = [];
  for (const { transitions, ...place } of layers) {
    for (const transition of transitions) {
      const guard = transition.guard?.text;
      if (guard === undefined) return [...effective, { ...place, transition }];
      if (!asked.has(guard)) effective.push({ ...place, transition });
      asked.add(guard);
    }
  }
  return effective;
}

function listInPlace(place: Inheritance): readonly Layer[] {
  const { declaredIn, source } = place;
  // Each member is named: there is a layer for every transition of a chart, and to spread two objects takes longer.
  const named = declaredIn.on.map(({ event, transitions }) => ({ declaredIn, source, event, transitions }));
  const always = { ...place, event: null, transitions: declaredIn.always };
  return always.transitions.length === 0 ? named : [...named, always];
}
