import { sessionStart } from "../../facts/occurrences.js";
import { listPlaces, type ActionPlace } from "../../facts/action-places.js";
import { untilTerminate } from "../../facts/steps.js";
import type { Action, SendAction } from "../../model/action.js";
import type { State } from "../../model/state.js";
import { comment } from "../encode/comment.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { eventSetType, unionOf } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";

/** A handler that the user writes: its name, what it says, the event or message it sees, and what it answers. */
export interface Handler {
  readonly name: Code;
  readonly doc: Code;
  readonly subject: Code;
  readonly type: Code;
  /** Whether it can run at the start of a session, when there is no event. */
  readonly runsAtStart: boolean;
  readonly returns: Code;
}

/** Finds the handlers of a role, each once, in the order in which the chart first needs them. */
export function findHandlers(scope: RoleScope): readonly Handler[] {
  const found = new Map<string, Draft>();
  for (const state of scope.index.states) {
    for (const draft of [...draftCheck(state, scope), ...draftActions(state, scope)]) {
      const known = found.get(draft.name);
      if (known === undefined) found.set(draft.name, draft);
      else draft.events.forEach((event) => known.events.add(event));
    }
  }
  return [...found.values()].map(({ events, ...draft }) => ({
    ...draft,
    type: eventSetType(events, scope),
    runsAtStart: events.has(sessionStart),
  }));
}

/** A handler whose events are still being gathered. */
interface Draft extends Omit<Handler, "type" | "runsAtStart"> {
  readonly events: Set<string>;
}

function draftCheck(state: State, { checks, names }: RoleScope): readonly Draft[] {
  const check = checks.get(state);
  if (check === undefined || check.messages.length === 0) return [];
  const rejections = check.rejections.map(({ name }) => literal(name.text));
  return [
    {
      name: names.check(state),
      doc: comment(`Checks what arrives in ${state.name.text}; answers with why it is turned down, or with nothing.`),
      subject: ts`message`,
      returns: ts`${unionOf([...rejections, ts`undefined`])} | Promise<${unionOf([...rejections, ts`undefined`])}>`,
      events: new Set(check.messages.map(({ name }) => name.text)),
    },
  ];
}

function draftActions(state: State, scope: RoleScope): readonly Draft[] {
  return listPlaces(state, scope.occurrences).flatMap((place) => [
    ...draftGuard(place.guard?.text, place, scope),
    ...untilTerminate(place.actions).flatMap((action) => draftAction(action, place, scope)),
  ]);
}

function draftGuard(guard: string | undefined, { events }: ActionPlace, { names }: RoleScope): readonly Draft[] {
  if (guard === undefined) return [];
  const doc = comment(`The guard "${guard}".`);
  return [{ name: names.guard(guard), doc, subject: ts`event`, returns: ts`boolean`, events: new Set(events) }];
}

function draftAction(action: Action, place: ActionPlace, scope: RoleScope): readonly Draft[] {
  switch (action.kind) {
    case "handler":
      return [draftHandler(action.name.text, place, scope)];
    case "send":
      return [...draftGuard(action.guard?.text, place, scope), ...draftBuilder(action, place, scope)];
    case "raise":
    case "restart":
      return draftGuard(action.guard?.text, place, scope);
    case "terminate":
    case "connect":
      return [];
  }
}

function draftHandler(text: string, { events }: ActionPlace, { index, names }: RoleScope): Draft {
  const declared = index.action(text);
  const outcomes = (declared?.outcomes ?? []).map(({ text: outcome }) => literal(outcome));
  const answer = unionOf([...outcomes, ...(declared?.mayAnswerNothing === true ? [ts`undefined`] : [])]);
  return {
    name: names.action(text),
    doc: comment(`The action "${text}".${declared?.description == null ? "" : ` ${declared.description}`}`),
    subject: ts`event`,
    returns: outcomes.length === 0 ? ts`void | Promise<void>` : ts`${answer} | Promise<${answer}>`,
    events: new Set(events),
  };
}

function draftBuilder(action: SendAction, { events }: ActionPlace, { index, names }: RoleScope): readonly Draft[] {
  const { text } = action.message;
  const message = index.message(text);
  if (
    message === undefined ||
    action.fieldsFrom === "command" ||
    message.fields.every(({ constant }) => constant !== null)
  )
    return [];
  const doc = comment(`Gives the fields of ${text}, which is sent next.`);
  const { fields } = names.message(text);
  return [{ name: names.builder(message), doc, subject: ts`event`, returns: fields, events: new Set(events) }];
}
