import type { ChartIndex } from "../../model/chart-index.js";
import type { Transition } from "../../model/state.js";
import { listLayers } from "./layer.js";

/** Gives the transitions that some state comes to try: behind one without a guard, none is. */
export function listTried(index: ChartIndex): ReadonlySet<Transition> {
  const states = index.states.filter(({ kind }) => kind !== "abstract");
  const answers = states.flatMap((state) => listLayers(index, state));
  return new Set(answers.flatMap((layers) => untilOpen(layers.flatMap(({ transitions }) => transitions))));
}

function untilOpen(transitions: readonly Transition[]): readonly Transition[] {
  const open = transitions.findIndex(({ guard }) => guard === null);
  return open === -1 ? transitions : transitions.slice(0, open + 1);
}
