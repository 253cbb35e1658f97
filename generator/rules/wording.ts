import { findNearestName } from "../diagnostics/nearest-name.js";
import type { Chart } from "../model/chart.js";
import type { State } from "../model/state.js";

/** Nobody reads on, and in a large chart all lists together could fill the memory. */
const mostNames = 20;

/** Gives names as a sentence lists them: `"A"`, `"A" and "B"`, `"A", "B" and "C"`; of a long list the first ones. */
export function quoteNames(names: readonly string[]): string {
  const quoted = names.slice(0, mostNames).map((name) => `"${name}"`);
  const last = names.length > mostNames ? `${names.length - mostNames} more` : (quoted.pop() ?? "");
  return quoted.length === 0 ? last : `${quoted.join(", ")} and ${last}`;
}

/** Gives a state as a sentence opens with it: `State "READY" of the server`. */
export function describeState(chart: Chart, state: State): string {
  return `${state.kind === "abstract" ? "Superstate" : "State"} "${state.name.text}" of the ${chart.role}`;
}

/** Gives the help that offers the name that was perhaps meant, or null where none is near. */
export function suggestName(name: string, candidates: Iterable<string>): string | null {
  const nearest = findNearestName(name, candidates);
  return nearest === null ? null : `did you mean "${nearest}"?`;
}
