import type { Action } from "../model/action.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { Name } from "../model/name.js";
import { listActions, listTransitions } from "./state-parts.js";

/** A place where a chart calls for a handler of the user. */
export interface HandlerUse {
  readonly as: "action" | "guard";
  readonly name: Name;
}

/** Gives every place where a chart names an action or a guard that the user writes, states in document order. */
export function listHandlerUses({ states }: ChartIndex): readonly HandlerUse[] {
  return states.flatMap((state) => [
    ...listTransitions(state).flatMap(({ transition }) => asGuard(transition.guard)),
    ...listActions(state).flatMap(listInAction),
  ]);
}

function listInAction(action: Action): readonly HandlerUse[] {
  switch (action.kind) {
    case "handler":
      return [{ as: "action", name: action.name }];
    case "send":
    case "raise":
    case "restart":
      return asGuard(action.guard);
    case "terminate":
    case "connect":
      return [];
  }
}

function asGuard(name: Name | null): readonly HandlerUse[] {
  return name === null ? [] : [{ as: "guard", name }];
}
