import type { Action } from "../model/action.js";

/** What an action is called in a drawing: its words, and the guard that admits it. */
export interface DescribedAction {
  readonly words: string;
  readonly guard: string | null;
}

/** Gives the words of an action: a handler's own, `Send MESSAGE` and the like, the chart's own for `terminate`. */
export function describeAction(action: Action): DescribedAction {
  switch (action.kind) {
    case "handler":
      return { words: action.name.text, guard: null };
    case "send":
      return { words: `Send ${action.message.text}`, guard: action.guard?.text ?? null };
    case "raise":
      return { words: `Raise ${action.outcome.text}`, guard: action.guard?.text ?? null };
    case "restart":
      return { words: `Restart ${action.timer.text}`, guard: action.guard?.text ?? null };
    case "terminate":
      return { words: action.words ?? "Terminate", guard: null };
    case "connect":
      return { words: "Connect", guard: null };
  }
}
