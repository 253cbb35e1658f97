import type { State } from "../../model/state.js";
import { labelTransitions, type Escape } from "./label-transitions.js";

/** A state that transitions of another lead to, by its name, and a line for each of them that has something to say. */
export interface LabelledTarget {
  readonly target: string;
  readonly lines: readonly string[];
}

/**
 * Gives what a state's own transitions lead to, each target once, in the order of its first transition: several ways
 * from a state to one other are drawn on top of each other, or fill the drawing.
 */
export function labelTargets(state: State, escape: Escape): readonly LabelledTarget[] {
  const labels = new Map<string, string[]>();
  for (const { transition, label } of labelTransitions(state, escape)) {
    if (transition.target === null) continue;
    const target = transition.target.text;
    const known = labels.get(target);
    if (known === undefined) labels.set(target, [label]);
    else known.push(label);
  }
  return [...labels].map(([target, lines]) => ({ target, lines: lines.filter((line) => line !== "") }));
}
