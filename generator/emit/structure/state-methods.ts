import type { StateAnswers } from "../../facts/answers.js";
import type { EventSet } from "../../facts/occurrences.js";
import { hasTerminate } from "../../facts/steps.js";
import { listEntryTimers } from "../../facts/timers.js";
import type { Action } from "../../model/action.js";
import type { State } from "../../model/state.js";
import { comment } from "../encode/comment.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { answeredEventType, eventSetType, receivedType, stepType, unionOf } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { renderBranches } from "../view/branches.js";
import { choiceNeedsEvent, needsEvent } from "../view/event-needs.js";
import { viewActions, viewTimerStart, withCheckpoints, type Place, type StatementView } from "../view/statements.js";
import { readsMessage, renderEventStep, renderMessageStep, renderOutcomeStep } from "../view/steps-of-state.js";
import { buildMethod, type Method } from "./method.js";

/** Gives the methods that belong to one state: how it is entered and left, and what it answers. */
export function buildStateMethods(state: State, scope: RoleScope): readonly Method[] {
  const answers = scope.answers.get(state);
  const answering = answers === undefined ? [] : buildAnswerMethods(answers, scope);
  return [...buildEntry(state, scope), ...buildExit(state, scope), ...answering];
}

function buildAnswerMethods(answers: StateAnswers, scope: RoleScope): readonly Method[] {
  const steps: readonly StepMethod[] = [
    {
      verb: "receiveIn",
      subject: ts`message`,
      type: receivedType(scope),
      body: renderMessageStep(answers, scope),
      isBlind: !readsMessage(answers, scope),
    },
    { verb: "dispatchIn", subject: ts`event`, type: answeredEventType(scope), body: renderEventStep(answers, scope) },
    {
      verb: "continueIn",
      subject: ts`outcome`,
      type: scope.names.declared("Outcome"),
      body: renderOutcomeStep(answers, scope),
    },
  ];
  return [
    ...buildChoice(answers, scope),
    ...buildCheck(answers.state, scope),
    ...steps.flatMap((step) => buildStep(step, answers.state, scope)),
  ];
}

interface StepMethod {
  readonly verb: string;
  readonly subject: Code;
  readonly type: Code;
  readonly body: Code | null;
  /** Whether the body looks at nothing it is given. */
  readonly isBlind?: boolean;
}

function buildStep(
  { verb, subject, type, body, isBlind }: StepMethod,
  state: State,
  scope: RoleScope,
): readonly Method[] {
  if (body === null) return [];
  const name = scope.names.method(verb, state);
  const parameter = isBlind === true ? {} : { parameter: [subject, type] as const };
  return [buildMethod({ name, doc: null, ...parameter, returns: stepType(scope), body, access: "private" })];
}

function buildEntry(state: State, scope: RoleScope): readonly Method[] {
  const events = scope.occurrences.entries.get(state);
  if (events === undefined || isOnlyStart(state, scope)) return [];
  const place: Place = { scope, event: ts`event`, leave: "return;" };
  const timers = listEntryTimers(scope.index, state).map((timer) => viewTimerStart(timer, scope));
  const reason = state.keepOpen ? ts`released` : ts`final`;
  const ends = state.kind === "final" && !hasTerminate(state.entry);
  const end = ends ? [{ template: ts`role/statement/end`, reason }] : [];
  const statements = withCheckpoints([...timers, ...viewActions(state.entry, place), ...end], place);
  return [buildActions({ verb: "enter", actions: state.entry, events, statements }, state, scope)];
}

/** A session is made with its timers started: entering its initial state has nothing to add but actions. */
function isOnlyStart(state: State, { occurrences }: RoleScope): boolean {
  return state.entry.length === 0 && state.kind !== "final" && !occurrences.targets.has(state);
}

function buildExit(state: State, scope: RoleScope): readonly Method[] {
  const events = scope.occurrences.exits.get(state);
  if (events === undefined) return [];
  const place: Place = { scope, event: ts`event`, leave: "return;" };
  const statements = withCheckpoints(viewActions(state.exit, place), place);
  return [buildActions({ verb: "exit", actions: state.exit, events, statements }, state, scope)];
}

interface ActionsMethod {
  readonly verb: string;
  readonly actions: readonly Action[];
  readonly events: EventSet;
  readonly statements: readonly StatementView[];
}

function buildActions({ verb, actions, events, statements }: ActionsMethod, state: State, scope: RoleScope): Method {
  return buildMethod({
    name: scope.names.method(verb, state),
    doc: ts`${comment(`${verb === "enter" ? "Enters" : "Leaves"} ${state.name.text}.`)}`,
    ...(needsEvent(actions, scope.index) ? { parameter: [ts`event`, eventSetType(events, scope)] } : {}),
    returns: ts`void`,
    body: render("role/statements", { statements }),
    access: "private",
  });
}

function buildChoice({ state, always }: StateAnswers, scope: RoleScope): readonly Method[] {
  const events = scope.occurrences.choices.get(state);
  if (events === undefined) return [];
  const place: Place = { scope, event: ts`event`, leave: "return;" };
  return [
    buildMethod({
      name: scope.names.method("chooseIn", state),
      doc: comment(`Tries what ${state.name.text} does without an event.`),
      ...(choiceNeedsEvent(state, scope.index) ? { parameter: [ts`event`, eventSetType(events, scope)] } : {}),
      returns: ts`void`,
      body: renderBranches(always, state, { place, none: null }).code,
      access: "private",
    }),
  ];
}

function buildCheck(state: State, scope: RoleScope): readonly Method[] {
  const check = scope.checks.get(state);
  if (check === undefined || check.messages.length === 0) return [];
  const { names } = scope;
  const message = [ts`message`, unionOf(check.messages.map(({ name }) => names.message(name.text).type))] as const;
  const rejection = [ts`rejection`, unionOf(check.rejections.map(({ name }) => literal(name.text)))] as const;
  const view = {
    handler: names.check(state),
    reject: names.method("rejectIn", state),
  };
  return [
    buildMethod({
      name: names.method("checkIn", state),
      doc: comment(`Puts a message to the check of ${state.name.text}; answers with false where it passes.`),
      parameter: message,
      returns: stepType(scope),
      body: render("session/check", view),
      access: "private",
    }),
    buildMethod({
      name: names.method("rejectIn", state),
      doc: null,
      parameters: [rejection, message],
      returns: stepType(scope),
      body: render("session/reject", { method: names.method("dispatchIn", state) }),
      access: "private",
    }),
  ];
}
