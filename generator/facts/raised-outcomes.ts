import type { Action } from "../model/action.js";
import type { ChartIndex } from "../model/chart-index.js";
import { oncePerChart } from "./remember.js";
import { listActions } from "./state-parts.js";

/** Gives the outcomes that some action of a chart may raise, whether or not its state is reached, with one such action. */
export const findRaisedOutcomes = oncePerChart((index): ReadonlyMap<string, Action> => {
  const raised = new Map<string, Action>();
  for (const action of index.states.flatMap(listActions)) {
    for (const outcome of listOutcomes(index, action)) if (!raised.has(outcome)) raised.set(outcome, action);
  }
  return raised;
});

function listOutcomes(index: ChartIndex, action: Action): readonly string[] {
  if (action.kind === "raise") return [action.outcome.text];
  if (action.kind !== "handler") return [];
  return (index.action(action.name.text)?.outcomes ?? []).map(({ text }) => text);
}
