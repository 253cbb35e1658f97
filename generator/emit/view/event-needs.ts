import { resolveAnswers, type Candidate } from "../../facts/answers.js";
import { listSteps, untilTerminate, type Step } from "../../facts/steps.js";
import type { Action } from "../../model/action.js";
import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";

/** Tells whether a list of actions hands the event to a handler, so that its function must be given it. */
export function needsEvent(actions: readonly Action[], index: ChartIndex): boolean {
  return untilTerminate(actions).some((action) => actionNeedsEvent(action, index));
}

/** Tells whether taking a candidate in a state hands the event to a handler. */
export function candidateNeedsEvent(candidate: Candidate, state: State, index: ChartIndex): boolean {
  return isNeeded(candidate, state, { index, tried: new Set() });
}

/** Tells whether what a state tries without an event hands the event that led there to a handler. */
export function choiceNeedsEvent(state: State, index: ChartIndex): boolean {
  return isNeededInChoice(state, { index, tried: new Set() });
}

/** The states whose `always` was looked at already: those that follow each other in a circle add nothing new. */
interface Search {
  readonly index: ChartIndex;
  readonly tried: Set<State>;
}

function isNeeded(candidate: Candidate, state: State, search: Search): boolean {
  if (candidate.transition.guard !== null) return true;
  return listSteps(search.index, state, candidate).some((step) => isNeededInStep(step, search));
}

function isNeededInChoice(state: State, search: Search): boolean {
  if (search.tried.has(state)) return false;
  search.tried.add(state);
  return resolveAnswers(search.index, state).always.some((candidate) => isNeeded(candidate, state, search));
}

function isNeededInStep(step: Step, search: Search): boolean {
  switch (step.kind) {
    case "exit":
      return needsEvent(step.state.exit, search.index);
    case "enter":
      return needsEvent(step.state.entry, search.index);
    case "act":
      return actionNeedsEvent(step.action, search.index);
    case "choose":
      return isNeededInChoice(step.state, search);
    case "change":
      return false;
  }
}

function actionNeedsEvent(action: Action, index: ChartIndex): boolean {
  switch (action.kind) {
    case "handler":
      return true;
    case "send":
      return action.guard !== null || hasFreeFields(action.message.text, index);
    case "raise":
    case "restart":
      return action.guard !== null;
    case "terminate":
    case "connect":
      return false;
  }
}

function hasFreeFields(message: string, index: ChartIndex): boolean {
  return index.message(message)?.fields.some(({ constant }) => constant === null) ?? false;
}
