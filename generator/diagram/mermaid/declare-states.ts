import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";
import { escapeMermaid } from "../../text/escape-mermaid.js";
import { listInside } from "../words/list-inside.js";
import type { MermaidIds } from "./mermaid-ids.js";

const tab = "    ";

/** What is the same for all states of a drawing. */
export interface MermaidContext {
  readonly index: ChartIndex;
  readonly ids: MermaidIds;
}

/**
 * Gives the lines that declare states and what lies in them, what stays in each written into it, the ends of sessions
 * beside their final states. Nothing here points out of the state it stands in: that would move its target.
 */
export function declareStates(states: readonly State[], context: MermaidContext): readonly string[] {
  return states.flatMap((state) => {
    const id = context.ids.of(state);
    if (state.kind === "compound") return declareCompound(state, context);
    const name = escapeMermaid(state.name.text) + (state.kind === "abstract" ? " (abstract)" : "");
    const declared = [`state "${name}" as ${id}`, ...listInside(state, escapeMermaid).map((line) => `${id} : ${line}`)];
    return state.kind === "final" ? [...declared, `${id} --> [*]${state.keepOpen ? " : keepOpen" : ""}`] : declared;
  });
}

/** Mermaid takes no text in a compound state but its name, and so that is put into a box of its own. */
function declareCompound(state: State, context: MermaidContext): readonly string[] {
  const { ids } = context;
  const whole = ids.ofWhole(state);
  const name = escapeMermaid(state.name.text);
  const inside = listInside(state, escapeMermaid).map((line) => `${whole} : ${line}`);
  const lines = [
    ...(inside.length === 0 ? [] : [`state "all of ${name}" as ${whole}`, ...inside]),
    ...declareStates(state.states, context),
    ...markInitial(state, context),
  ];
  return [`state "${name}" as ${ids.of(state)} {`, ...lines.map((line) => tab + line), "}"];
}

/** A state that is entered from further out stands in its own parent: its name is then put beside that one. */
function markInitial({ initial, states }: State, { index, ids }: MermaidContext): readonly string[] {
  const target = initial === null ? undefined : index.state(initial.text);
  if (target === undefined) return [];
  const child = [target, ...index.ancestors(target)].find((state) => states.includes(state));
  if (child === undefined) return [];
  return [`[*] --> ${ids.of(child)}${child === target ? "" : ` : to ${escapeMermaid(target.name.text)}`}`];
}
