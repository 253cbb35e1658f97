import type { Action } from "../../model/action.js";
import type { State, Transition } from "../../model/state.js";
import { listTransitions } from "../../facts/state-parts.js";
import { describeAction } from "../describe-action.js";
import { escapeMermaid } from "../../text/escape-mermaid.js";

/** A transition as Mermaid is given it: UML's `event [guard] / actions`, escaped. */
export interface LabelledTransition {
  readonly transition: Transition;
  readonly label: string;
}

/** Gives the transitions that a state declares itself, in the order they are tried, with their labels. */
export function labelTransitions(state: State): readonly LabelledTransition[] {
  const asked = new Set<string | null>();
  return listTransitions(state).map(({ event, transition }) => {
    const name = event?.text ?? null;
    const guard = formatGuard(transition, asked.has(name) ? "else" : "first");
    asked.add(name);
    const parts = [...(name === null ? [] : [escapeMermaid(name)]), guard, formatActions(transition.actions)];
    return { transition, label: parts.filter((part) => part !== "").join(" ") };
  });
}

/** Gives UML's `event / actions` for what a state does on entry or exit; nothing where it does nothing. */
export function labelActions(event: "entry" | "exit", actions: readonly Action[]): readonly string[] {
  return actions.length === 0 ? [] : [`${event} ${formatActions(actions)}`];
}

/** Of several transitions for one event, each but the first is taken only where those before it are not. */
function formatGuard({ guard }: Transition, order: "first" | "else"): string {
  const words = [...(order === "else" ? ["else"] : []), ...(guard === null ? [] : [escapeMermaid(guard.text)])];
  return words.length === 0 ? "" : `[${words.join(" ")}]`;
}

function formatActions(actions: readonly Action[]): string {
  const told = actions.map(describeAction).map(({ words, guard }) => {
    return guard === null ? escapeMermaid(words) : `${escapeMermaid(words)} [${escapeMermaid(guard)}]`;
  });
  return told.length === 0 ? "" : `/ ${told.join(", ")}`;
}
