import type { ChartIndex } from "../model/chart-index.js";
import type { Candidate, StateAnswers } from "./answers.js";

/** Gives what a state may take while it waits: the transitions for everything but outcomes, each once. */
export function listWaysOut(index: ChartIndex, answers: StateAnswers): readonly Candidate[] {
  const events = [...answers.events.values()].filter(({ event }) => index.event(event)?.kind !== "outcome");
  const caught = [...answers.messages.values(), ...events].flatMap(({ candidates }) => candidates);
  return [...new Set([...caught, ...listForUnknown(index, answers)])];
}

/** Gives what a state takes on its outcomes, each once. */
export function listOutcomeWays(index: ChartIndex, answers: StateAnswers): readonly Candidate[] {
  const outcomes = [...answers.events.values()].filter(({ event }) => index.event(event)?.kind === "outcome");
  return [...new Set(outcomes.flatMap(({ candidates }) => candidates))];
}

/** A message that the protocol does not know goes to `*`, unless the role declares an event of its own for it. */
function listForUnknown({ chart }: ChartIndex, { wildcard }: StateAnswers): readonly Candidate[] {
  return chart.events.some(({ kind }) => kind === "unknown") ? [] : wildcard;
}
