import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";

/**
 * Gives what a state's box says below its name: where the session starts, unless that is the first box, what it lies in,
 * what it takes over, and its kind. A superstate that all share is not told of; see `findSharedSuperstates`.
 */
export function listMarks(index: ChartIndex, state: State, shared: ReadonlySet<string>): readonly string[] {
  const { kind, initial, superstates, keepOpen, name } = state;
  const parent = index.parent(state);
  const isStart = index.chart.initial?.text === name.text && index.states[0] !== state;
  const told = superstates.filter(({ text }) => kind === "abstract" || !shared.has(text));
  return [
    ...(isStart ? ["initial"] : []),
    ...(kind === "abstract" && !shared.has(name.text) ? ["abstract"] : []),
    ...(kind === "final" ? [keepOpen ? "final, keepOpen" : "final"] : []),
    ...(parent === null ? [] : [`in ${parent.name.text}`]),
    ...told.map(({ text }) => `extends ${text}`),
    ...(initial === null ? [] : [`initial ${initial.text}`]),
  ];
}
