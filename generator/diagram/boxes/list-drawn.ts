import { listTransitions } from "../../facts/state-parts.js";
import type { Action } from "../../model/action.js";
import type { Name } from "../../model/name.js";
import { anyMessage, type State, type Transition } from "../../model/state.js";
import { describeAction } from "../describe-action.js";
import type { Box } from "./box.js";
import type { DrawnTransition } from "./draw-transition.js";

/** What is the same for all states of a drawing. */
export interface DrawingContext {
  /** A box with the name alone, by name of the state. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** As `findReset` gives them. */
  readonly reset: ReadonlySet<State>;
}

/** Gives what is drawn below a state's box: entry, the transitions it declares itself in their order, exit. */
export function listDrawn(state: State, context: DrawingContext): readonly DrawnTransition[] {
  return [
    ...drawActions("$entry", state.entry),
    ...listTransitions(state).map(({ event, transition }) => ({
      label: withGuard(nameEvent(event), transition.guard?.text ?? null),
      target: context.boxes.get((transition.target ?? state.name).text) ?? null,
      lines: [...listReentry(transition, state, context), ...transition.actions.map(formatAction)],
    })),
    ...drawActions("$exit", state.exit),
  ];
}

function drawActions(label: string, actions: readonly Action[]): readonly DrawnTransition[] {
  return actions.length === 0 ? [] : [{ label, target: null, lines: actions.map(formatAction) }];
}

/** What docs/charts/filemq.txt calls `$other` is `*` in a spec. */
function nameEvent(event: Name | null): string {
  if (event === null) return "$always";
  return event.text === anyMessage ? "$other" : event.text;
}

function formatAction(action: Action): string {
  const { words, guard } = describeAction(action);
  return withGuard(words, guard);
}

function withGuard(words: string, guard: string | null): string {
  return guard === null ? words : `${words} [${guard}]`;
}

/** Staying, and leaving to enter again, both lead back to the state's own box: they are told apart where that matters. */
function listReentry({ target }: Transition, state: State, { reset }: DrawingContext): readonly string[] {
  return target?.text === state.name.text && reset.has(state) ? ["(enters again)"] : [];
}
