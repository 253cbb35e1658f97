import type { ChartIndex } from "../model/chart-index.js";
import type { Candidate, StateAnswers } from "./answers.js";
import { takesUnknownMessages } from "./unknown-messages.js";

/** Gives what a state may take while it waits: the transitions for everything but outcomes, each once. */
export function listWaysOut(index: ChartIndex, answers: StateAnswers): readonly Candidate[] {
  const events = [...answers.events.values()].filter(({ event }) => index.event(event)?.kind !== "outcome");
  const ways = new Set(takesUnknownMessages(index) ? answers.wildcard : []);
  for (const { candidates } of [...answers.messages.distinct.values(), ...events])
    candidates.forEach((way) => ways.add(way));
  return [...ways];
}

/** Gives what a state takes on its outcomes, each once. */
export function listOutcomeWays(index: ChartIndex, answers: StateAnswers): readonly Candidate[] {
  const outcomes = [...answers.events.values()].filter(({ event }) => index.event(event)?.kind === "outcome");
  return [...new Set(outcomes.flatMap(({ candidates }) => candidates))];
}
