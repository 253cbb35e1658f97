import { listInitialSteps } from "../../facts/steps.js";
import type { EventDeclaration } from "../../model/event.js";
import { ts } from "../encode/code.js";
import { SpecText } from "../encode/spec-text.js";
import { hasOutcomes, incomingUnion, isDispatched, receivedType } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { answersEvents, answersMessages, listAnsweredKinds } from "../view/answered.js";
import { readsMessage } from "../view/steps-of-state.js";
import { viewSteps } from "../view/statements.js";
import { buildMethod, type Method } from "./method.js";
import { unhandledKinds } from "./step-methods.js";

/** Gives the methods that a session has whatever its states: what it takes, and how a step runs to completion. */
export function buildSessionMethods(scope: RoleScope): readonly Method[] {
  return [
    ...buildStart(scope),
    buildReceive(scope),
    ...buildDispatch(scope),
    buildAccept(scope),
    ...buildConnectionMethods(scope),
  ];
}

function buildStart(scope: RoleScope): readonly Method[] {
  const steps = listInitialSteps(scope.index).filter(({ kind }) => kind !== "change");
  if (steps.length === 0) return [];
  const statements = viewSteps(steps, { scope, event: ts`undefined`, leave: "return;" });
  const body = render("session/start", { statements });
  return [buildMethod({ name: ts`start`, doc: null, returns: ts`void`, body, access: "public", isOverride: true })];
}

function buildReceive(scope: RoleScope): Method {
  const isRead = [...scope.answers.values()].some((answers) => readsMessage(answers, scope));
  const body = render("session/receive", {
    isRead,
    isAnswered: answersMessages(scope),
    hasOutcomes: hasOutcomes(scope),
  });
  const doc = ts`Takes a message of the peer.`;
  const parameter = [ts`message`, receivedType(scope)] as const;
  return buildMethod({ name: ts`receive`, doc, parameter, returns: ts`void`, body, access: "public" });
}

function buildDispatch(scope: RoleScope): readonly Method[] {
  const events = scope.index.chart.events;
  if (!events.some(isDispatched)) return [];
  const hasCommands = events.some(({ kind }) => kind === "command");
  const hasUnhandled = events.some(({ kind }) => unhandledKinds.includes(kind));
  const isAnswered = answersEvents(scope);
  const body = render("session/dispatch", { isAnswered, hasOutcomes: hasOutcomes(scope), hasCommands, hasUnhandled });
  const doc = hasCommands
    ? ts`Takes an event that is no message. Throws {@link CommandRefused} for a command that the state does not take.`
    : ts`Takes an event that is no message.`;
  const parameter = [ts`event`, scope.names.declared("Event")] as const;
  return [buildMethod({ name: ts`dispatch`, doc, parameter, returns: ts`void`, body, access: "public" })];
}

function buildAccept(scope: RoleScope): Method {
  const body = render("session/accept", {
    malformed: findEvent("malformed", scope),
    unknown: findEvent("unknown", scope),
  });
  const parameter = [ts`received`, ts`Received<${incomingUnion(scope)}>`] as const;
  const doc = ts`Takes whatever a decoder made of what arrived.`;
  return buildMethod({ name: ts`accept`, doc, parameter, returns: ts`void`, body, access: "public" });
}

function buildConnectionMethods(scope: RoleScope): readonly Method[] {
  return (["opened", "closed"] as const).flatMap((kind) => {
    const event = findEvent(kind, scope);
    if (event === null || !listAnsweredKinds(scope).has(kind)) return [];
    const body = render(`session/${kind}`, { event });
    const parts = { doc: null, returns: ts`void`, body, isOverride: true } as const;
    return kind === "opened"
      ? [buildMethod({ ...parts, name: ts`opened`, access: "public" })]
      : [buildMethod({ ...parts, name: ts`answerClosed`, access: "protected" })];
  });
}

function findEvent(wanted: EventDeclaration["kind"], { index }: RoleScope): SpecText | null {
  const event = index.chart.events.find(({ kind }) => kind === wanted);
  return event === undefined ? null : new SpecText(event.name.text);
}
