import type { State } from "../../model/state.js";
import { labelTargets } from "../words/label-targets.js";
import type { DotContext } from "./declare-states.js";
import { formatPointer } from "./format-pointer.js";
import { quoteLabel } from "./quote-label.js";

// Graphviz puts a label so near to what it belongs to that the two would touch.
const gap = "  ";

/** Gives the lines for a state's transitions that have a target, one for each target. */
export function connectState(state: State, { index, ids }: DotContext): readonly string[] {
  const inside = index.path(state);
  const source = ids.source(state);
  return labelTargets(state, String).flatMap(({ target: name, lines }) => {
    const target = index.state(name);
    if (target === undefined) return [];
    // What leads out of a compound state begins at its frame.
    const isFramed = state.kind === "compound" && !index.path(target).includes(state);
    const attributes = {
      ...(lines.length === 0 ? {} : { label: quoteLabel({ left: lines.map((line) => gap + line) }) }),
      ...(isFramed ? { ltail: ids.frame(state) } : {}),
    };
    return [formatPointer(target, { source, inside, ids, attributes })];
  });
}
