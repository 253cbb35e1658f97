import type { ChartIndex } from "../model/chart-index.js";
import type { Candidate, StateAnswers } from "./answers.js";
import { takesUnknownMessages } from "./unknown-messages.js";

/** Gives what a state may take while it waits: the transitions for everything but outcomes, each once. */
export function listWaysOut(index: ChartIndex, answers: StateAnswers): readonly Candidate[] {
  const events = [...answers.events.values()].filter(({ event }) => index.event(event)?.kind !== "outcome");
  const caught = [...answers.messages.values(), ...events].flatMap(({ candidates }) => candidates);
  return [...new Set([...caught, ...(takesUnknownMessages(index) ? answers.wildcard : [])])];
}

/** Gives what a state takes on its outcomes, each once. */
export function listOutcomeWays(index: ChartIndex, answers: StateAnswers): readonly Candidate[] {
  const outcomes = [...answers.events.values()].filter(({ event }) => index.event(event)?.kind === "outcome");
  return [...new Set(outcomes.flatMap(({ candidates }) => candidates))];
}
