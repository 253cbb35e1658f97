import type { Action } from "../model/action.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { Name } from "../model/name.js";
import type { State } from "../model/state.js";
import { listActions, listTransitions } from "./state-parts.js";

/** A place where a chart calls for a handler of the user; `from` is the state it is written in. */
export interface HandlerUse {
  readonly as: "action" | "guard";
  readonly name: Name;
  readonly from: State;
}

/** Gives every place where a chart names an action or a guard that the user writes, states in document order. */
export function listHandlerUses({ states }: ChartIndex): readonly HandlerUse[] {
  return states.flatMap((state) => [
    ...listTransitions(state).flatMap(({ transition }) => asGuard(transition.guard, state)),
    ...listActions(state).flatMap((action) => listInAction(action, state)),
  ]);
}

function listInAction(action: Action, from: State): readonly HandlerUse[] {
  switch (action.kind) {
    case "handler":
      return [{ as: "action", name: action.name, from }];
    case "send":
    case "raise":
    case "restart":
      return asGuard(action.guard, from);
    case "terminate":
    case "connect":
      return [];
  }
}

function asGuard(name: Name | null, from: State): readonly HandlerUse[] {
  return name === null ? [] : [{ as: "guard", name, from }];
}
