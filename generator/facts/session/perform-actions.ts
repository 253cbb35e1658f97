import type { Action, HandlerAction } from "../../model/action.js";
import type { Name } from "../../model/name.js";
import type { RoleSide } from "./role-side.js";
import type { Connection } from "./session.js";
import { restartAll } from "./spent-timers.js";
import type { Choice } from "./turn.js";

/** What a transition's actions have done so far. */
export interface Progress {
  readonly outcomes: readonly string[];
  readonly pending: readonly string[];
  readonly spent: readonly string[];
  readonly sent: readonly string[];
  readonly choices: readonly Choice[];
  readonly connection: Connection;
  readonly ended: boolean;
}

/**
 * Gives every way that actions may go: a guard may hold or not, a handler may answer with any of its outcomes, at once
 * or as a promise, and may fail, where anything may, which ends the session before the actions that follow.
 */
export function performActions(side: RoleSide, actions: readonly Action[], begun: Progress): readonly Progress[] {
  return actions.reduce<readonly Progress[]>(
    (ways, action) => ways.flatMap((way) => (way.ended ? [way] : performAction(side, action, way))),
    [begun],
  );
}

function performAction(side: RoleSide, action: Action, before: Progress): readonly Progress[] {
  switch (action.kind) {
    case "handler":
      return [...answerHandler(side, action, before), ...fail(side, before)];
    case "send":
      return [...maybe(action.guard, before, send(side, before, action.message.text)), ...fail(side, before)];
    case "raise":
      return maybe(action.guard, before, { ...before, outcomes: [...before.outcomes, action.outcome.text] });
    case "terminate":
      return [{ ...before, ended: true }];
    case "connect":
      return [{ ...before, connection: before.connection === "open" ? "open" : "asked" }];
    case "restart":
      return maybe(action.guard, before, restart(before, action.timer.text));
  }
}

function fail({ fortune }: RoleSide, before: Progress): readonly Progress[] {
  return fortune === "anything" ? [{ ...before, ended: true }] : [];
}

/** Nothing can be sent while there is no connection. */
function send(side: RoleSide, before: Progress, message: string): Progress {
  if (before.connection !== "open") return before;
  return { ...before, sent: [...before.sent, message], spent: restartAll(side, before.spent, "send") };
}

function restart(before: Progress, timer: string): Progress {
  return { ...before, spent: before.spent.filter((one) => one !== timer) };
}

function answerHandler(side: RoleSide, { name: { text } }: HandlerAction, before: Progress): readonly Progress[] {
  const declared = side.index.action(text);
  const promised = promise(before, text);
  if (declared === undefined || declared.outcomes.length === 0)
    return side.fortune === "slow" ? [answer(before, text, null), promised] : [before];
  const outcomes = declared.outcomes.map((outcome) => outcome.text);
  const atOnce = outcomes.map((outcome) => answer(before, text, outcome));
  return [...atOnce, promised, ...(declared.mayAnswerNothing ? [answer(before, text, null)] : [])];
}

function promise(before: Progress, handler: string): Progress {
  const choices: Progress["choices"] = [...before.choices, { kind: "promise", handler }];
  return { ...before, pending: addPending(before.pending, handler), choices };
}

function answer(before: Progress, handler: string, outcome: string | null): Progress {
  const outcomes = outcome === null ? before.outcomes : [...before.outcomes, outcome];
  return { ...before, outcomes, choices: [...before.choices, { kind: "answer", handler, outcome }] };
}

function addPending(pending: readonly string[], handler: string): readonly string[] {
  const isTwice = pending.indexOf(handler) !== pending.lastIndexOf(handler);
  return isTwice ? pending : [...pending, handler].toSorted();
}

function maybe(guard: Name | null, before: Progress, after: Progress): readonly Progress[] {
  if (guard === null) return [after];
  return [choose(after, guard, { holds: true }), choose(before, guard, { holds: false })];
}

function choose(progress: Progress, { text }: Name, { holds }: { readonly holds: boolean }): Progress {
  return { ...progress, choices: [...progress.choices, { kind: "guard", name: text, holds }] };
}
