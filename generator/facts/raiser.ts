import type { SourceSpan } from "../diagnostics/source-span.js";
import type { Action } from "../model/action.js";
import type { ChartIndex } from "../model/chart-index.js";
import { hasTerminate, untilTerminate } from "./steps.js";

/**
 * An action that puts an outcome into the queue: one of `outcomes`, or perhaps none. A `late` one is a handler, which
 * may answer with a promise; `by` is the handler's text, null for the action `raise`.
 */
export interface Raiser {
  readonly outcomes: readonly string[];
  readonly mayRaiseNothing: boolean;
  readonly late: boolean;
  readonly by: string | null;
  readonly span: SourceSpan;
}

/** What a list of actions does to the queue, and whether it ends the session; what follows `terminate` is not run. */
export interface ActionRun {
  readonly raised: readonly Raiser[];
  readonly terminates: boolean;
}

const idle: ActionRun = { raised: [], terminates: false };

/** Runs actions in order as far as they are run. */
export function runActions(index: ChartIndex, actions: readonly Action[]): ActionRun {
  if (actions.length === 0) return idle;
  const raised = untilTerminate(actions).flatMap((action) => findRaiser(index, action) ?? []);
  return { raised, terminates: hasTerminate(actions) };
}

function findRaiser(index: ChartIndex, action: Action): Raiser | null {
  switch (action.kind) {
    case "raise":
      return {
        outcomes: [action.outcome.text],
        mayRaiseNothing: action.guard !== null,
        late: false,
        by: null,
        span: action.span,
      };
    case "handler":
      return findHandlerRaiser(index, action.name.text, action.span);
    case "send":
    case "restart":
    case "terminate":
    case "connect":
      return null;
  }
}

function findHandlerRaiser(index: ChartIndex, name: string, span: SourceSpan): Raiser | null {
  const declared = index.action(name);
  if (declared === undefined || declared.outcomes.length === 0) return null;
  const outcomes = declared.outcomes.map(({ text }) => text);
  return { outcomes, mayRaiseNothing: declared.mayAnswerNothing, late: true, by: name, span };
}
