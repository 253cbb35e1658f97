import type { Action } from "../../model/action.js";
import type { ChartIndex } from "../../model/chart-index.js";
import type { State, Transition } from "../../model/state.js";
import type { Candidate } from "../answers.js";
import { findRoute } from "../route.js";

/**
 * Tells whether it is all one which of two candidates a state has: same guard, actions and target, and the same states
 * left and entered. A description that only the first has is something that the second does not say.
 */
export function isAlike(index: ChartIndex, state: State, [first, second]: readonly [Candidate, Candidate]): boolean {
  if (first.transition === second.transition && first.source === second.source) return true;
  return saysTheSame(first.transition, second.transition) && hasSameRoute(index, state, [first, second]);
}

function saysTheSame(first: Transition, second: Transition): boolean {
  // What most differ in comes first: to describe both takes a while.
  if (first.target?.text !== second.target?.text || first.actions.length !== second.actions.length) return false;
  const { description } = first;
  if (description !== null && description !== second.description) return false;
  return describe(first) === describe(second);
}

function describe({ target, guard, actions }: Transition): string {
  return JSON.stringify([target?.text ?? null, guard?.text ?? null, actions.map(describeAction)]);
}

function describeAction(action: Action): readonly (string | null)[] {
  switch (action.kind) {
    case "handler":
      return [action.kind, action.name.text];
    case "send":
      return [action.kind, action.message.text, action.fieldsFrom, action.guard?.text ?? null];
    case "raise":
      return [action.kind, action.outcome.text, action.guard?.text ?? null];
    case "restart":
      return [action.kind, action.timer.text, action.guard?.text ?? null];
    case "terminate":
      return [action.kind, action.words];
    case "connect":
      return [action.kind];
  }
}

function hasSameRoute(index: ChartIndex, state: State, [first, second]: readonly [Candidate, Candidate]): boolean {
  const one = findRoute(index, state, first);
  const other = findRoute(index, state, second);
  if (one === null || other === null) return one === other;
  return isSameList(one.exits, other.exits) && isSameList(one.entries, other.entries);
}

function isSameList(first: readonly State[], second: readonly State[]): boolean {
  return first.length === second.length && first.every((state, at) => state === second[at]);
}
