import type { State } from "../../model/state.js";
import { labelTransitions } from "./format-label.js";
import type { MermaidIds } from "./mermaid-ids.js";

/**
 * Gives the lines for a state's transitions that have a target: one for each target, with a label of a line for each
 * transition, since Mermaid draws several ways from a state to itself on top of each other.
 */
export function connectState(state: State, ids: MermaidIds): readonly string[] {
  const labels = new Map<string, string[]>();
  for (const { transition, label } of labelTransitions(state)) {
    if (transition.target === null) continue;
    const target = ids.named(transition.target);
    const known = labels.get(target);
    if (known === undefined) labels.set(target, [label]);
    else known.push(label);
  }
  return [...labels].map(([target, lines]) => {
    const label = lines.filter((line) => line !== "").join("<br/>");
    return `${ids.of(state)} --> ${target}${label === "" ? "" : ` : ${label}`}`;
  });
}
