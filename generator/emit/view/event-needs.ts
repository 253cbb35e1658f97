import type { Candidate } from "../../facts/answers.js";
import { untilTerminate, type Step } from "../../facts/steps.js";
import type { Action } from "../../model/action.js";
import type { ChartIndex } from "../../model/chart-index.js";

/** Tells whether a list of actions hands the event to a handler, so that its function must be given it. */
export function needsEvent(actions: readonly Action[], index: ChartIndex): boolean {
  return untilTerminate(actions).some((action) => actionNeedsEvent(action, index));
}

/** Tells whether one of the candidates, tried in these steps, hands the event to a handler. */
export function candidateNeedsEvent({ transition }: Candidate, steps: readonly Step[], index: ChartIndex): boolean {
  return transition.guard !== null || steps.some((step) => stepNeedsEvent(step, index));
}

function stepNeedsEvent(step: Step, index: ChartIndex): boolean {
  switch (step.kind) {
    case "exit":
      return needsEvent(step.state.exit, index);
    case "enter":
      return needsEvent(step.state.entry, index);
    case "act":
      return actionNeedsEvent(step.action, index);
    case "choose":
      return true;
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
