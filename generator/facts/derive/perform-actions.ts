import type { Action, HandlerAction } from "../../model/action.js";
import type { Name } from "../../model/name.js";
import type { ServerSide } from "./server-side.js";

/** What a transition's actions have done so far. */
export interface Progress {
  readonly outcomes: readonly string[];
  readonly pending: readonly string[];
  readonly sent: readonly string[];
  readonly ended: boolean;
}

/**
 * Gives every way that actions may go: a guard may hold or not, a handler may answer with any of its outcomes, at once
 * or as a promise, and may fail, which ends the session before the actions that follow.
 */
export function performActions(server: ServerSide, actions: readonly Action[], begun: Progress): readonly Progress[] {
  return actions.reduce<readonly Progress[]>(
    (ways, action) => ways.flatMap((way) => (way.ended ? [way] : performAction(server, action, way))),
    [begun],
  );
}

function performAction(server: ServerSide, action: Action, before: Progress): readonly Progress[] {
  const failed = { ...before, ended: true };
  switch (action.kind) {
    case "handler":
      return [...answerHandler(server, action, before), failed];
    case "send":
      return [...maybe(action.guard, before, { ...before, sent: [...before.sent, action.message.text] }), failed];
    case "raise":
      return maybe(action.guard, before, { ...before, outcomes: [...before.outcomes, action.outcome.text] });
    case "terminate":
      return [failed];
    case "restart":
    case "connect":
      return [before];
  }
}

function answerHandler(server: ServerSide, { name }: HandlerAction, before: Progress): readonly Progress[] {
  const declared = server.index.action(name.text);
  if (declared === undefined || declared.outcomes.length === 0) return [before];
  const atOnce = declared.outcomes.map(({ text }) => ({ ...before, outcomes: [...before.outcomes, text] }));
  const promised = { ...before, pending: addPending(before.pending, name.text) };
  return [...atOnce, promised, ...(declared.mayAnswerNothing ? [before] : [])];
}

function addPending(pending: readonly string[], handler: string): readonly string[] {
  const isTwice = pending.indexOf(handler) !== pending.lastIndexOf(handler);
  return isTwice ? pending : [...pending, handler].toSorted();
}

function maybe(guard: Name | null, before: Progress, after: Progress): readonly Progress[] {
  return guard === null ? [after] : [after, before];
}
