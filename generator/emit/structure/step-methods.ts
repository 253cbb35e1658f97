import type { State } from "../../model/state.js";
import { comment } from "../encode/comment.js";
import { ts, type Code } from "../encode/code.js";
import { identifier } from "../encode/identifier.js";
import { SpecText } from "../encode/spec-text.js";
import { answeredEventType, hasOutcomes, receivedType, stepType } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render, type View } from "../template/render.js";
import { answersEvents, answersMessages, answersOutcomes } from "../view/answered.js";
import { buildMethod, type Method } from "./method.js";

/** Gives the methods that hand an event to the current state, and what becomes of it where that has no answer. */
export function buildStepMethods(scope: RoleScope, methods: ReadonlyMap<string, Method>): readonly Method[] {
  const answers = listAnswers(scope).map((answer) => buildAnswer(answer, scope, methods));
  return [
    ...(hasOutcomes(scope) ? [buildComplete(scope), buildProceed(scope)] : []),
    ...answers,
    ...buildUnhandled(scope),
  ];
}

function listAnswers(scope: RoleScope): readonly AnswerMethod[] {
  const outcome = scope.names.declared("Outcome");
  const message = {
    name: ts`answerMessage`,
    verb: "receiveIn",
    subject: ts`message`,
    type: receivedType(scope),
    isOverride: true,
  } as const;
  const event = { name: ts`answerEvent`, verb: "dispatchIn", subject: ts`event`, type: answeredEventType(scope) };
  const continued = { name: ts`answerOutcome`, verb: "continueIn", subject: ts`outcome`, type: outcome };
  return [
    ...(answersMessages(scope) ? [message] : []),
    ...(answersEvents(scope) ? [event] : []),
    ...(answersOutcomes(scope) ? [continued] : []),
  ];
}

function buildComplete(scope: RoleScope): Method {
  const body = render("session/complete", {});
  const parameter = [ts`answer`, stepType(scope)] as const;
  return buildMethod({
    name: ts`complete`,
    doc: null,
    parameter,
    returns: ts`void`,
    body,
    access: "protected",
    isOverride: true,
  });
}

function buildProceed(scope: RoleScope): Method {
  const body = render("session/proceed", { isAnswered: answersOutcomes(scope) });
  const parameter = [ts`outcome`, scope.names.declared("Outcome")] as const;
  const doc = comment("Takes an outcome; one that a session which has ended raised is dropped.");
  return buildMethod({ name: ts`proceed`, doc, parameter, returns: stepType(scope), body, access: "private" });
}

interface AnswerMethod {
  readonly name: Code;
  readonly verb: string;
  readonly subject: Code;
  readonly type: Code;
  /** Whether the session's class calls it as well. */
  readonly isOverride?: true;
}

function buildAnswer(answer: AnswerMethod, scope: RoleScope, methods: ReadonlyMap<string, Method>): Method {
  const { name, verb, subject, type, isOverride } = answer;
  const states = scope.index.states.filter(({ kind }) => kind === "atomic" || kind === "final");
  const called = states.map((state) => ({ state, method: methods.get(scope.names.method(verb, state)) }));
  const isGiven = called.some(({ method }) => takesParameter(method));
  const body = render("session/answer", { groups: groupStates(called, subject) });
  const parameter = isGiven ? { parameter: [subject, type] as const } : {};
  const access = isOverride === true ? "protected" : "private";
  return buildMethod({
    name,
    doc: null,
    ...parameter,
    returns: stepType(scope),
    body,
    access,
    ...(isOverride && { isOverride }),
  });
}

interface CalledMethod {
  readonly state: State;
  readonly method: Method | undefined;
}

function takesParameter(method: Method | undefined): boolean {
  return (method?.parameters?.length ?? 0) > 0;
}

function groupStates(called: readonly CalledMethod[], subject: Code): readonly View[] {
  const answering = called.map(({ state, method }) => ({
    states: [new SpecText(state.name.text)],
    method: method === undefined ? null : identifier(method.name),
    argument: takesParameter(method) ? subject : null,
  }));
  const silent = answering.filter(({ method }) => method === null).flatMap((group) => group.states);
  const groups = answering.filter(({ method }) => method !== null);
  return silent.length === 0 ? groups : [...groups, { states: silent, method: null, argument: null }];
}

function buildUnhandled({ index }: RoleScope): readonly Method[] {
  if (index.chart.unhandled === "ignore") return [];
  const body = render("session/unhandled", {});
  const parameter = [ts`event`, ts`{ readonly type: string }`] as const;
  return [
    buildMethod({
      name: ts`unhandled`,
      doc: null,
      parameter,
      returns: ts`void`,
      body,
      access: "protected",
      isOverride: true,
    }),
  ];
}
