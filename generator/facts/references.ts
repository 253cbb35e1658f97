import type { Action } from "../model/action.js";
import type { EventDeclaration } from "../model/event.js";
import type { Field, FieldType } from "../model/field.js";
import type { Name } from "../model/name.js";
import type { State } from "../model/state.js";
import { oncePerChart } from "./remember.js";
import { listActions, listTransitions } from "./state-parts.js";

/** What a chart does with a name that something else declares. */
export type ReferenceUse =
  "initial" | "target" | "superstate" | "answered" | "sent" | "ignored" | "rejected" | "raised" | "restarted";

/** A name that stands for a declaration elsewhere; `from` is the state it is written in, null for the role itself. */
export interface Reference {
  readonly use: ReferenceUse;
  readonly name: Name;
  readonly from: State | null;
}

/** Gives every name that a chart refers to; handlers and guards, being free text, are not among them. */
export const listReferences = oncePerChart(({ chart, states }): readonly Reference[] => {
  const initial = chart.initial === null ? [] : [chart.initial];
  const rejected = chart.events.flatMap((event) => (event.kind === "rejection" ? (event.of ?? []) : []));
  const answered = chart.actions.flatMap(({ outcomes }) => outcomes);
  return [
    ...use("initial", initial, null),
    ...use("rejected", rejected, null),
    ...use("raised", answered, null),
    ...use("ignored", chart.ignore, null),
    ...states.flatMap(listInState),
  ];
});

/** Gives the declared types that fields refer to, however deep in lists and maps. */
export function listTypeNames(fields: readonly Field[]): readonly Name[] {
  return fields.flatMap(({ type }) => listInType(type));
}

/** Gives the fields that events carry. */
export function listEventFields(events: readonly EventDeclaration[]): readonly Field[] {
  return events.flatMap((event) => (event.kind === "command" ? event.fields : []));
}

function listInState(state: State): readonly Reference[] {
  const targets = listTransitions(state).flatMap(({ transition: { target } }) => (target === null ? [] : [target]));
  return [
    ...use("initial", state.initial === null ? [] : [state.initial], state),
    ...use("superstate", state.superstates, state),
    ...use(
      "answered",
      state.on.map(({ event }) => event),
      state,
    ),
    ...use("target", targets, state),
    ...listActions(state).flatMap((action) => listInAction(action, state)),
  ];
}

function listInAction(action: Action, from: State): readonly Reference[] {
  switch (action.kind) {
    case "send":
      return use("sent", [action.message], from);
    case "raise":
      return use("raised", [action.outcome], from);
    case "restart":
      return use("restarted", [action.timer], from);
    case "handler":
    case "terminate":
    case "connect":
      return [];
  }
}

function listInType(type: FieldType): readonly Name[] {
  switch (type.kind) {
    case "named":
      return [type.name];
    case "list":
    case "map":
      return listInType(type.of);
    case "scalar":
    case "enum":
      return [];
  }
}

function use(as: ReferenceUse, names: readonly Name[], from: State | null): readonly Reference[] {
  return names.map((name) => ({ use: as, name, from }));
}
