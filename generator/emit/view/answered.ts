import { takesUnknownMessages } from "../../facts/unknown-messages.js";
import type { RoleScope } from "../role-scope.js";

/** Tells whether some state answers a message. */
export function answersMessages({ answers, index }: RoleScope): boolean {
  const takesUnknown = takesUnknownMessages(index);
  return [...answers.values()].some(
    ({ messages, wildcard }) => messages.size > 0 || (takesUnknown && wildcard.length > 0),
  );
}

/** Tells whether some state answers an outcome. */
export function answersOutcomes(scope: RoleScope): boolean {
  return listAnsweredKinds(scope).has("outcome");
}

/** Tells whether some state answers an event that is neither a message nor an outcome nor a rejection. */
export function answersEvents(scope: RoleScope): boolean {
  return [...listAnsweredKinds(scope)].some((kind) => kind !== "outcome" && kind !== "rejection");
}

/** Gives the kinds of events that some state answers. */
export function listAnsweredKinds({ answers, index }: RoleScope): ReadonlySet<string> {
  const events = [...answers.values()].flatMap((state) => [...state.events.keys()]);
  return new Set(events.flatMap((event) => index.event(event)?.kind ?? []));
}
