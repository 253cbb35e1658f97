import type { State } from "../../model/state.js";
import { escapeMermaid } from "../../text/escape-mermaid.js";
import { labelTargets } from "../words/label-targets.js";
import type { MermaidIds } from "./mermaid-ids.js";

/** Gives the lines for a state's transitions that have a target, one for each target. */
export function connectState(state: State, ids: MermaidIds): readonly string[] {
  return labelTargets(state, escapeMermaid).map(({ target, lines }) => {
    const label = lines.join("<br/>");
    return `${ids.of(state)} --> ${ids.named(target)}${label === "" ? "" : ` : ${label}`}`;
  });
}
