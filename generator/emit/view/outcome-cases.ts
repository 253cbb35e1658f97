import type { Answer, StateAnswers } from "../../facts/answers.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import type { RoleScope } from "../role-scope.js";
import { candidateNeedsEvent } from "./event-needs.js";
import type { StepCase } from "./step-cases.js";

/** Gives the case of an answer whose handlers are given an event by this expression. */
type RenderCase = (answer: Answer, event: Code) => StepCase;

/** Gives the cases of a state's outcomes. Neighbours that do the same are given the same code, so that they share a case. */
export function renderOutcomeCases(
  outcomes: readonly Answer[],
  { state }: StateAnswers,
  { scope, renderCase }: { readonly scope: RoleScope; readonly renderCase: RenderCase },
): readonly StepCase[] {
  return groupAlike(outcomes, renderCase).flatMap((group) => {
    const seen = group.some(({ candidates }) =>
      candidates.some((candidate) => candidateNeedsEvent(candidate, state, scope.index)),
    );
    if (group.length === 1 || !seen) return group.map((answer) => renderCase(answer, outcomeEvent(answer, scope)));
    return group.map((answer) => {
      const shared = renderCase(answer, ts`event`);
      return { ...shared, body: ts`const event = ${chooseEvent(group, scope)};\n${shared.body}`, isBlock: true };
    });
  });
}

function groupAlike(outcomes: readonly Answer[], renderCase: RenderCase): readonly (readonly Answer[])[] {
  const groups: Answer[][] = [];
  let previous: StepCase | null = null;
  for (const answer of outcomes) {
    const next = renderCase(answer, ts`event`);
    if (previous?.body === next.body && previous.note === next.note) groups.at(-1)?.push(answer);
    else groups.push([answer]);
    previous = next;
  }
  return groups;
}

/** Chosen by comparing names, which is faster than a look-up by name. */
function chooseEvent([first, ...others]: readonly Answer[], scope: RoleScope): Code {
  if (first === undefined) return ts`undefined`;
  const own = outcomeEvent(first, scope);
  return others.length === 0 ? own : ts`outcome === ${literal(first.event)} ? ${own} : ${chooseEvent(others, scope)}`;
}

function outcomeEvent({ event }: Answer, { names }: RoleScope): Code {
  return ts`outcomes.${names.eventKey(event)}`;
}
