import type { EventDeclaration } from "../../model/event.js";
import type { State } from "../../model/state.js";
import { ts, type Code } from "../encode/code.js";
import { identifier } from "../encode/identifier.js";
import { SpecText } from "../encode/spec-text.js";
import { answeredEventType, hasOutcomes, receivedType } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render, type View } from "../template/render.js";
import { changesState, answersEvents, answersMessages, answersOutcomes } from "../view/answered.js";
import { buildMethod, type Method } from "./method.js";

/** Gives the methods that hand an event to the current state, and what becomes of it where that has no answer. */
export function buildStepMethods(scope: RoleScope, methods: ReadonlyMap<string, Method>): readonly Method[] {
  const answers = listAnswers(scope).map((answer) => buildAnswer(answer, scope, methods));
  return [
    ...(changesState(scope) ? [buildMoveTo(scope)] : []),
    ...(hasOutcomes(scope) ? [buildComplete(scope)] : []),
    ...answers,
    ...buildUntaken(
      { name: ts`passOver`, template: "session/pass-over", kinds: unhandledKinds, doc: passOverDoc },
      scope,
    ),
    ...buildUntaken({ name: ts`refuse`, template: "session/refuse", kinds: ["command"], doc: refuseDoc }, scope),
    ...buildUnhandled(scope),
  ];
}

/** The kinds of dispatched events that are told to the user where nothing handles them. */
export const unhandledKinds: readonly EventDeclaration["kind"][] = ["malformed", "unknown"];

const passOverDoc = ts`Tells of an event that the state does not take, where its kind is one to be told of.`;
const refuseDoc = ts`Throws where the event is a command: its caller must hear that it was not taken.`;

function listAnswers(scope: RoleScope): readonly AnswerMethod[] {
  const outcome = scope.names.declared("Outcome");
  const message = { name: ts`answerMessage`, verb: "receiveIn", subject: ts`message`, type: receivedType(scope) };
  const event = { name: ts`answerEvent`, verb: "dispatchIn", subject: ts`event`, type: answeredEventType(scope) };
  const continued = { name: ts`answerOutcome`, verb: "continueIn", subject: ts`outcome`, type: outcome };
  return [
    ...(answersMessages(scope) ? [message] : []),
    ...(answersEvents(scope) ? [event] : []),
    ...(answersOutcomes(scope) ? [continued] : []),
  ];
}

function buildMoveTo({ names }: RoleScope): Method {
  const parameter = [ts`state`, names.declared("State")] as const;
  const body = render("session/move-to", {});
  return buildMethod({ name: ts`moveTo`, doc: null, parameter, returns: ts`void`, body, access: "private" });
}

function buildComplete(scope: RoleScope): Method {
  const body = render("session/complete", { isAnswered: answersOutcomes(scope) });
  return buildMethod({ name: ts`complete`, doc: null, returns: ts`void`, body, access: "protected", isOverride: true });
}

interface AnswerMethod {
  readonly name: Code;
  readonly verb: string;
  readonly subject: Code;
  readonly type: Code;
}

function buildAnswer(answer: AnswerMethod, scope: RoleScope, methods: ReadonlyMap<string, Method>): Method {
  const { name, verb, subject, type } = answer;
  const states = scope.index.states.filter(({ kind }) => kind === "atomic" || kind === "final");
  const called = states.map((state) => ({ state, method: methods.get(scope.names.method(verb, state)) }));
  const isGiven = called.some(({ method }) => takesParameter(method));
  const body = render("session/answer", { groups: groupStates(called, subject) });
  const parameter = isGiven ? { parameter: [subject, type] as const } : {};
  return buildMethod({ name, doc: null, ...parameter, returns: ts`boolean`, body, access: "private" });
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

interface UntakenMethod {
  readonly name: Code;
  readonly template: string;
  readonly kinds: readonly EventDeclaration["kind"][];
  readonly doc: Code;
}

function buildUntaken({ name, template, kinds, doc }: UntakenMethod, scope: RoleScope): readonly Method[] {
  const events = scope.index.chart.events.filter(({ kind }) => kinds.includes(kind));
  if (events.length === 0) return [];
  const body = render(template, { events: events.map((event) => new SpecText(event.name.text)) });
  const parameter = [ts`event`, scope.names.declared("Event")] as const;
  return [buildMethod({ name, doc, parameter, returns: ts`void`, body, access: "private" })];
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
