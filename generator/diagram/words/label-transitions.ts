import { listTransitions } from "../../facts/state-parts.js";
import type { Action } from "../../model/action.js";
import type { State, Transition } from "../../model/state.js";
import { describeAction } from "../describe-action.js";

/** Gives text of a spec as a form of drawing takes it inside of a label. */
export type Escape = (text: string) => string;

/** A transition as a drawing shows it: UML's `event [guard] / actions`, escaped. */
export interface LabelledTransition {
  readonly transition: Transition;
  readonly label: string;
}

/** Gives the transitions that a state declares itself, in the order they are tried, with their labels. */
export function labelTransitions(state: State, escape: Escape): readonly LabelledTransition[] {
  const asked = new Set<string | null>();
  return listTransitions(state).map(({ event, transition }) => {
    const name = event?.text ?? null;
    const guard = formatGuard(transition, asked.has(name) ? "else" : "first", escape);
    asked.add(name);
    const parts = [...(name === null ? [] : [escape(name)]), guard, formatActions(transition.actions, escape)];
    return { transition, label: parts.filter((part) => part !== "").join(" ") };
  });
}

/** Gives UML's `event / actions` for what a state does on entry or exit; nothing where it does nothing. */
export function labelActions(event: "entry" | "exit", actions: readonly Action[], escape: Escape): readonly string[] {
  return actions.length === 0 ? [] : [`${event} ${formatActions(actions, escape)}`];
}

/** Of several transitions for one event, each but the first is taken only where those before it are not. */
function formatGuard({ guard }: Transition, order: "first" | "else", escape: Escape): string {
  const words = [...(order === "else" ? ["else"] : []), ...(guard === null ? [] : [escape(guard.text)])];
  return words.length === 0 ? "" : `[${words.join(" ")}]`;
}

function formatActions(actions: readonly Action[], escape: Escape): string {
  const told = actions.map(describeAction).map(({ words, guard }) => {
    return guard === null ? escape(words) : `${escape(words)} [${escape(guard)}]`;
  });
  return told.length === 0 ? "" : `/ ${told.join(", ")}`;
}
