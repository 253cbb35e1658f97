import type { ChartIndex } from "../../model/chart-index.js";
import { connectState } from "./connect-states.js";
import { declareStates } from "./declare-states.js";
import { DotIds } from "./dot-ids.js";
import { formatAttributes, type DotAttributes } from "./format-attributes.js";
import { formatPointer } from "./format-pointer.js";
import { quoteLabel } from "./quote-label.js";

const helvetica = { fontname: "Helvetica" };

/**
 * Draws a chart in dot, the language of Graphviz, a list of lines: first all states, one inside the other, then what leads
 * from one to another, in the words of the Mermaid drawing. Relied on, of Graphviz's documentation:
 *
 * - Identifiers of letters, digits and `_` need no quotes, unless they are keywords or begin with a digit.
 * - A subgraph whose identifier begins with `cluster` has a frame; with `compound`, `lhead` and `ltail` let what points to
 *   or from one that lies inside end or begin at the frame, but only where the other end lies outside.
 * - With `newrank` it finds a rank for every state whatever frames it lies in; without, it fails at some nested charts.
 * - In a label `\l` ends a line that begins on the left, and `\n` one in the middle.
 */
export function drawDot(index: ChartIndex, font: DotAttributes = helvetica): readonly string[] {
  const { role, initial, states } = index.chart;
  const ids = new DotIds(index);
  const context = { index, ids };
  const first = initial === null ? undefined : index.state(initial.text);
  const lines = [
    `graph${formatAttributes({ compound: "true", newrank: "true", nodesep: "0.5", style: "rounded", ...font })}`,
    `node${formatAttributes({ shape: "box", style: "rounded", ...font })}`,
    `edge${formatAttributes(font)}`,
    "",
    ...declareStates(states, context),
    "",
    `${ids.start} [shape=point]`,
    ...(first === undefined ? [] : [formatPointer(first, { source: ids.start, inside: [], ids })]),
    ...index.states.flatMap((state) => connectState(state, context)),
  ];
  const name = quoteLabel({ centred: [`${index.protocol.name.text} ${role}`] });
  return [`digraph ${name} {`, ...lines.map((line) => (line === "" ? line : `    ${line}`)), "}"];
}
