import type { EventDeclaration } from "../../model/event.js";
import type { RoleScope } from "../role-scope.js";
import { candidateNeedsEvent } from "./event-needs.js";

/** Gives the outcomes that some handler sees, for which the role's file keeps an event each. */
export function listSeenOutcomes(scope: RoleScope): readonly EventDeclaration[] {
  const outcomes = scope.index.chart.events.filter(({ kind }) => kind === "outcome");
  return outcomes.filter(({ name }) => isSeen(name.text, scope));
}

function isSeen(outcome: string, { index, answers }: RoleScope): boolean {
  return [...answers.values()].some(({ state, events }) =>
    (events.get(outcome)?.candidates ?? []).some((candidate) => candidateNeedsEvent(candidate, state, index)),
  );
}
