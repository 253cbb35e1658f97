import { runActions } from "../../facts/raiser.js";
import { endSession, type Step } from "../../facts/steps.js";
import type { HandlerAction, RaiseAction } from "../../model/action.js";
import type { ChartIndex } from "../../model/chart-index.js";

/** A step that raises an outcome by an action of its own. */
export interface RaisingStep {
  readonly kind: "act";
  readonly action: HandlerAction | RaiseAction;
}

/**
 * Gives the step that alone among these can raise an outcome, and does so without a guard; null where there is none,
 * where several do, or where the session ends anyway.
 */
export function findOnlyRaiser(steps: readonly Step[], index: ChartIndex): RaisingStep | null {
  const raisers = steps.filter((step) => canRaise(step, index));
  const [only] = raisers;
  if (raisers.length !== 1 || only === undefined || endSession(steps)) return null;
  return isRaisingStep(only) ? only : null;
}

function isRaisingStep(step: Step): step is RaisingStep {
  if (step.kind !== "act") return false;
  return step.action.kind === "handler" || (step.action.kind === "raise" && step.action.guard === null);
}

/** What `always` leads to is not looked into: it may raise anything. */
function canRaise(step: Step, index: ChartIndex): boolean {
  switch (step.kind) {
    case "exit":
      return runActions(index, step.state.exit).raised.length > 0;
    case "enter":
      return runActions(index, step.state.entry).raised.length > 0;
    case "act":
      return runActions(index, [step.action]).raised.length > 0;
    case "choose":
      return true;
    case "change":
      return false;
  }
}
