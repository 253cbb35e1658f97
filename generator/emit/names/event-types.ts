import { sessionStart, type EventSet } from "../../facts/occurrences.js";
import { connects } from "../../facts/connects.js";
import { isDynamic, listTimers } from "../../facts/timers.js";
import { takesUnknownMessages } from "../../facts/unknown-messages.js";
import type { EventDeclaration, RejectionEvent } from "../../model/event.js";
import type { Message } from "../../model/message.js";
import { anyMessage } from "../../model/state.js";
import { joinCode, ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import type { RoleScope } from "../role-scope.js";

/** Joins types to a union; `never` where there are none. */
export function unionOf(types: readonly Code[]): Code {
  return joinCode(types, ts` | `, ts`never`);
}

/** Gives the union of the messages that a role may receive, as the messages file calls it. */
export function incomingUnion({ index }: RoleScope): Code {
  return index.chart.role === "server" ? ts`ClientMessage` : ts`ServerMessage`;
}

/** Gives the union of the messages that a role may send. */
export function outgoingUnion({ index }: RoleScope): Code {
  return index.chart.role === "server" ? ts`ServerMessage` : ts`ClientMessage`;
}

/** Gives the type of a role's connection; one that asks for connections itself can begin without. */
export function transportType(scope: RoleScope): Code {
  const transport = ts`Transport<${outgoingUnion(scope)}>`;
  return connects(scope.index) ? ts`${transport} | null` : transport;
}

/** Gives the type of what counts a role's time. */
export function tickerType({ index, names }: RoleScope): Code {
  const isStatic = listTimers(index).some((timer) => !isDynamic(timer));
  return isStatic ? ts`Ticker<${names.declared("Timer")}>` : ts`Ticker<never>`;
}

/** Gives the type of what a role's `receive` takes: its own where messages nobody declares are among it. */
export function receivedType(scope: RoleScope): Code {
  return takesUnknownMessages(scope.index) ? scope.names.declared("Incoming") : incomingUnion(scope);
}

/** Gives the type of what a state answers besides messages and outcomes: its own where not all of it is dispatched. */
export function answeredEventType(scope: RoleScope): Code {
  return answersMoreThanDispatched(scope) ? scope.names.declared("Answerable") : scope.names.declared("Event");
}

/** Tells whether the role declares rejections, or events of its connection: these no program dispatches. */
export function answersMoreThanDispatched({ index }: RoleScope): boolean {
  return index.chart.events.some((event) => event.kind !== "outcome" && !isDispatched(event));
}

/** Tells whether the role declares outcomes. */
export function hasOutcomes({ index }: RoleScope): boolean {
  return index.chart.events.some(({ kind }) => kind === "outcome");
}

/** Gives the type of what a step answers: whether it took its event, or else the outcome that it raised. */
export function stepType(scope: RoleScope): Code {
  return hasOutcomes(scope) ? ts`${scope.names.declared("Outcome")} | boolean` : ts`boolean`;
}

/** Tells whether an event is dispatched to the session as it stands. */
export function isDispatched({ kind }: EventDeclaration): boolean {
  return kind === "malformed" || kind === "unknown" || kind === "timer" || kind === "command";
}

/** Gives the type of an event that is no message. */
export function eventType(event: EventDeclaration, scope: RoleScope): Code {
  const name = literal(event.name.text);
  switch (event.kind) {
    case "malformed":
      return ts`MalformedEvent<${name}>`;
    case "unknown":
      return ts`UnknownEvent<${name}>`;
    case "rejection":
      return ts`RejectionEvent<${name}, ${rejectedType(event, scope)}>`;
    case "command":
      return scope.names.command(event.name.text);
    case "timer":
    case "outcome":
    case "closed":
    case "opened":
      return ts`PlainEvent<${name}>`;
  }
}

/** Gives the union of the events in a set, messages first, in document order; the start of a session is `undefined`. */
export function eventSetType(events: EventSet, scope: RoleScope): Code {
  const { index } = scope;
  const incoming = index.incoming.filter(({ name }) => events.has(name.text));
  const declared = index.chart.events.filter(({ name }) => events.has(name.text));
  return unionOf([
    ...messageTypes(incoming, events.has(anyMessage), scope),
    ...answeredTypes(
      declared.filter(({ kind }) => kind !== "outcome"),
      scope,
    ),
    ...declared.filter(({ kind }) => kind === "outcome").map((event) => eventType(event, scope)),
    ...(events.has(sessionStart) ? [ts`undefined`] : []),
  ]);
}

function messageTypes(messages: readonly Message[], unknown: boolean, scope: RoleScope): readonly Code[] {
  const isAll = messages.length === scope.index.incoming.length && messages.length > 1;
  if (isAll && unknown) return [receivedType(scope)];
  const types = isAll ? [incomingUnion(scope)] : messages.map(({ name }) => scope.names.message(name.text).type);
  return unknown ? [...types, ts`UnknownMessage`] : types;
}

function answeredTypes(events: readonly EventDeclaration[], scope: RoleScope): readonly Code[] {
  const all = scope.index.chart.events.filter(({ kind }) => kind !== "outcome");
  const isAll = events.length === all.length && events.length > 2;
  return isAll ? [answeredEventType(scope)] : events.map((event) => eventType(event, scope));
}

/** A rejection carries whatever the checks that can answer with it are put; they may turn down any of it. */
function rejectedType(rejection: RejectionEvent, scope: RoleScope): Code {
  const checks = [...scope.checks.values()].filter(({ rejections }) => rejections.includes(rejection));
  const checked = new Set(checks.flatMap(({ messages }) => messages));
  const messages = scope.index.incoming.filter((message) => checked.has(message));
  return unionOf(messages.map(({ name }) => scope.names.message(name.text).type));
}
