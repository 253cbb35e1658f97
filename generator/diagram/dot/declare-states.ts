import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";
import { labelTargets } from "../words/label-targets.js";
import { listInside } from "../words/list-inside.js";
import type { DotIds } from "./dot-ids.js";
import { formatAttributes } from "./format-attributes.js";
import { formatPointer } from "./format-pointer.js";
import { quoteLabel } from "./quote-label.js";

const tab = "    ";

/** What is the same for all states of a drawing. */
export interface DotContext {
  readonly index: ChartIndex;
  readonly ids: DotIds;
}

/** Gives the lines that declare states, those in a compound one inside of its frame. */
export function declareStates(states: readonly State[], context: DotContext): readonly string[] {
  return states.flatMap((state) =>
    state.kind === "compound" ? declareCompound(state, context) : [declareSimple(state, context)],
  );
}

function declareSimple(state: State, { ids }: DotContext): string {
  const { kind, name, keepOpen } = state;
  const title = kind === "abstract" ? `${name.text} (abstract)` : name.text;
  const left = [...listInside(state, String), ...(keepOpen ? ["keepOpen"] : [])];
  return `${ids.source(state)}${formatAttributes({
    label: quoteLabel({ centred: [title], left }),
    ...(kind === "final" ? { peripheries: "2" } : {}),
    ...(kind === "abstract" ? { style: '"rounded,dashed"' } : {}),
  })}`;
}

/** Nothing can start at a frame, and so what the whole of it does has a box of its own. */
function declareCompound(state: State, context: DotContext): readonly string[] {
  const { ids } = context;
  const left = listInside(state, String);
  const hasWhole = left.length > 0 || labelTargets(state, String).length > 0;
  const whole = quoteLabel({ centred: [`all of ${state.name.text}`], left });
  const lines = [
    `label=${quoteLabel({ centred: [state.name.text] })}`,
    ...(hasWhole ? [`${ids.source(state)}${formatAttributes({ label: whole, style: "dotted" })}`] : []),
    ...declareStates(state.states, context),
    ...declareStart(state, context),
  ];
  return [`subgraph ${ids.frame(state)} {`, ...lines.map((line) => tab + line), "}"];
}

function declareStart(state: State, { index, ids }: DotContext): readonly string[] {
  const source = ids.entry(state);
  const initial = state.initial === null ? undefined : index.state(state.initial.text);
  const pointer = initial === undefined ? [] : [formatPointer(initial, { source, inside: index.path(state), ids })];
  return [`${source} [shape=point]`, ...pointer];
}
