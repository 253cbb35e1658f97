import { listActions } from "../../../facts/state-parts.js";
import type { Chart } from "../../../model/chart.js";
import type { ChartIndex } from "../../../model/chart-index.js";
import { words, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";
import { describe, list, name } from "./phrases.js";
import { viewTable } from "./table.js";

/** Gives the outcomes of a chart, each with the handlers that raise it. */
export function viewOutcomes(index: ChartIndex): MarkdownView {
  const raisers = findRaisers(index);
  const outcomes = index.chart.events.filter(({ kind }) => kind === "outcome");
  return viewTable(outcomes, [
    [words`Outcome`, (outcome) => name(outcome.name)],
    [words`Raised by`, (outcome) => list([...(raisers.get(outcome.name.text) ?? [])], "or")],
    [words`Meaning`, describe],
  ]);
}

/** Gives the handlers that the chart says something of. */
export function viewHandlers({ actions }: Chart): MarkdownView {
  const told = actions.filter(({ description }) => description !== null);
  return viewTable(told, [
    [words`Handler`, (action) => name(action.name)],
    [words`Meaning`, describe],
  ]);
}

function findRaisers({ chart, states }: ChartIndex): ReadonlyMap<string, ReadonlySet<Markdown>> {
  const raisers = new Map<string, Set<Markdown>>();
  const add = (outcome: string, raiser: Markdown): void => {
    raisers.set(outcome, (raisers.get(outcome) ?? new Set()).add(raiser));
  };
  for (const action of chart.actions) for (const { text } of action.outcomes) add(text, name(action.name));
  for (const action of states.flatMap(listActions))
    if (action.kind === "raise") add(action.outcome.text, words`the chart`);
  return raisers;
}
