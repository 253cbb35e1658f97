import { isLeftToWildcard, type Answer, type StateAnswers } from "../../facts/answers.js";
import type { Message } from "../../model/message.js";
import { joinCode, ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { takesUnknownMessages } from "../../facts/unknown-messages.js";
import type { RoleScope } from "../role-scope.js";
import { answeredEventType, hasOutcomes, receivedType } from "../names/event-types.js";
import { candidateNeedsEvent } from "./event-needs.js";
import { describeOnly, renderBranches } from "./branches.js";
import { renderOutcomeCases } from "./outcome-cases.js";
import { renderStep, type StepCase } from "./step-cases.js";
import type { Place } from "./statements.js";

/** Tells whether the function that answers messages in a state looks at the message. */
export function readsMessage(answers: StateAnswers, scope: RoleScope): boolean {
  const { index } = scope;
  if (index.incoming.some((message) => isCaseOfItsOwn(message, answers, scope))) return true;
  return answers.wildcard.some((candidate) => candidateNeedsEvent(candidate, answers.state, index));
}

/** Gives the body of the function that answers messages in a state; null where the state answers none. */
export function renderMessageStep(answers: StateAnswers, scope: RoleScope): Code | null {
  const own = scope.index.incoming.filter((message) => isCaseOfItsOwn(message, answers, scope));
  const catchesOthers = answers.wildcard.length > 0 && hasOthers(own, scope);
  if (own.length === 0 && !catchesOthers) return null;
  const cases = own.map((message) => viewMessageCase(message, answers, scope));
  return renderStep({ subject: ts`message.type`, cases, rest: renderOtherMessages(answers, own, scope) });
}

/** Gives the body of the function that answers a state's outcomes; null where the state answers none. */
export function renderOutcomeStep(answers: StateAnswers, scope: RoleScope): Code | null {
  const outcomes = listAnswered(answers, scope).filter(({ event }) => scope.index.event(event)?.kind === "outcome");
  if (outcomes.length === 0) return null;
  const cases = renderOutcomeCases(outcomes, answers, {
    scope,
    renderCase: (answer, event) => renderCase(answer, answers, { scope, event, leave: "return true;" }),
  });
  const known = scope.index.chart.events.filter(({ kind }) => kind === "outcome").length;
  const rest = ts`return uncaught<${scope.names.declared("Outcome")}, ${listTypes(outcomes)}>(outcome);`;
  return renderStep({ subject: ts`outcome`, cases, rest: outcomes.length === known ? ts`` : rest });
}

/** Gives the body of the function that answers all but messages and outcomes; null where the state answers no such. */
export function renderEventStep(answers: StateAnswers, scope: RoleScope): Code | null {
  const events = listAnswered(answers, scope).filter(({ event }) => scope.index.event(event)?.kind !== "outcome");
  if (events.length === 0) return null;
  const place: Place = { scope, event: ts`event`, leave: "return true;" };
  const cases = events.map((answer) => renderCase(answer, answers, place));
  const known = scope.index.chart.events.filter(({ kind }) => kind !== "outcome").length;
  const rest = ts`return uncaught<${answeredEventType(scope)}, ${listTypes(events)}>(event);`;
  return renderStep({ subject: ts`event.type`, cases, rest: events.length === known ? ts`` : rest });
}

function renderCase(answer: Answer, { state }: StateAnswers, place: Place): StepCase {
  const { code, isBlock } = renderBranches(answer.candidates, state, { place, none: ts`return false;` });
  return { event: answer.event, note: describeOnly(answer.candidates, state, place.scope), body: code, isBlock };
}

function listAnswered(answers: StateAnswers, { index }: RoleScope): readonly Answer[] {
  return index.chart.events.map(({ name }) => answers.events.get(name.text)).filter((answer) => answer !== undefined);
}

function listTypes(answers: readonly Answer[]): Code {
  return joinCode(
    answers.map(({ event }) => literal(event)),
    ts` | `,
    ts`never`,
  );
}

function viewMessageCase(message: Message, answers: StateAnswers, scope: RoleScope): StepCase {
  const event = message.name.text;
  const answer = answers.messages.get(event);
  if (answer === undefined || answer.ignored)
    return { event, note: ts`ignored`, body: ts`return true;`, isBlock: false };
  const { note, body, isBlock } = renderCase(answer, answers, { scope, event: ts`message`, leave: "return true;" });
  if (!isChecked(message, answers, scope)) return { event, note, body, isBlock };
  return { event, note, body: ts`${renderCheckCall(answers, scope)}${body}`, isBlock: isBlock || hasOutcomes(scope) };
}

/** Tells whether a message needs a case: one that only `*` catches does not, unless it alone of those is checked. */
function isCaseOfItsOwn(message: Message, answers: StateAnswers, scope: RoleScope): boolean {
  const answer = answers.messages.get(message.name.text);
  if (answer === undefined) return false;
  return answer.ignored || !isLeftToWildcard(answer, answers) || isChecked(message, answers, scope);
}

function isChecked(message: Message, { state }: StateAnswers, { checks }: RoleScope): boolean {
  return checks.get(state)?.messages.includes(message) ?? false;
}

function renderCheckCall({ state }: StateAnswers, scope: RoleScope): Code {
  const call = ts`this.${scope.names.method("checkIn", state)}(message)`;
  return hasOutcomes(scope)
    ? ts`const checked = ${call};\nif (checked !== false) return checked;\n`
    : ts`if (${call}) return true;\n`;
}

function renderOtherMessages(answers: StateAnswers, own: readonly Message[], scope: RoleScope): Code {
  const place: Place = { scope, event: ts`message`, leave: "return true;" };
  if (!hasOthers(own, scope)) return ts``;
  if (answers.wildcard.length > 0) {
    const note = describeOnly(answers.wildcard, answers.state, scope);
    const { code } = renderBranches(answers.wildcard, answers.state, { place, none: ts`return false;` });
    return ts`// any other message${note === null ? ts`` : ts`: ${note}`}\n${code}`;
  }
  const caught = own.map(({ name }) => literal(name.text));
  return ts`return uncaught<${receivedType(scope)}, ${joinCode(caught, ts` | `, ts`never`)}>(message);`;
}

function hasOthers(own: readonly Message[], scope: RoleScope): boolean {
  return takesUnknownMessages(scope.index) || own.length < scope.index.incoming.length;
}
