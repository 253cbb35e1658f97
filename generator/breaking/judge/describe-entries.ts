import { listTransitions } from "../../facts/state-parts.js";
import type { ChartIndex } from "../../model/chart-index.js";

/** Knows by which name something is told in both versions; an empty one where only one of them has it. */
export interface SharedNames {
  readonly ofState: (name: string) => string;
  readonly ofEvent: (name: string) => string;
}

/** Gives how each state of a chart is entered, by its name: from where and by what, in whatever order they stand. */
export function describeEntries(index: ChartIndex, names: SharedNames): ReadonlyMap<string, string> {
  const ways = new Map<string, Set<string>>();
  const note = (target: string, way: string): void => {
    ways.set(target, (ways.get(target) ?? new Set()).add(way));
  };
  if (index.chart.initial !== null) note(index.chart.initial.text, "initial");
  for (const state of index.states) {
    const { name, initial } = state;
    const source = names.ofState(name.text);
    if (initial !== null) note(initial.text, `${source}|initial`);
    for (const { event, transition } of listTransitions(state)) {
      if (transition.target !== null) note(transition.target.text, `${source}|${names.ofEvent(event?.text ?? "")}`);
    }
  }
  return new Map([...ways].map(([target, set]) => [target, `entered by ${[...set].toSorted().join(", ")}`]));
}
