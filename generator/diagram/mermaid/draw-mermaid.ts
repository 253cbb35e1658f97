import type { ChartIndex } from "../../model/chart-index.js";
import { connectState } from "./connect-states.js";
import { declareStates } from "./declare-states.js";
import { MermaidIds } from "./mermaid-ids.js";

/**
 * Draws a chart as a `stateDiagram-v2` of Mermaid, a list of lines: first all states, one inside the other, then what
 * leads from one to another. Relied on, of the documentation and of `stateDiagram.jison` in Mermaid 9 to 11:
 *
 * - `state "NAME" as ID`, and `{` … `}` behind it for what lies inside; NAME goes up to the next `"`.
 * - `ID : TEXT` adds a line to a state; with several, the first is its title. A state with others inside takes none.
 * - `ID --> ID : TEXT`; `[*]` is the start before the `-->`, the end behind it. TEXT ends at `:`, `;` or the line's end.
 * - `#N;` in any TEXT or NAME is the character N, and is taken out before all else is read.
 * - A state belongs where it was last declared or pointed to, unless that is outside of every other; hence the order.
 * - Out of the box, Mermaid refuses more than 50,000 characters (`maxTextSize`).
 *
 * No template: lines are nested by what lies in them, and nothing in them is fixed but the words above.
 */
export function drawMermaid(index: ChartIndex): readonly string[] {
  const { initial, states } = index.chart;
  const ids = new MermaidIds(index);
  const lines = [
    ...declareStates(states, { index, ids }),
    ...(initial === null ? [] : [`[*] --> ${ids.named(initial.text)}`]),
    ...index.states.flatMap((state) => connectState(state, ids)),
  ];
  return ["stateDiagram-v2", ...lines.map((line) => `    ${line}`)];
}
