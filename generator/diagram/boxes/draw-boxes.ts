import type { ChartIndex } from "../../model/chart-index.js";
import { drawStateBox } from "./box.js";
import { drawTransitions } from "./draw-transition.js";
import { findReset } from "./find-reset.js";
import { listDrawn } from "./list-drawn.js";
import { listMarks } from "./list-marks.js";
import { findSharedSuperstates } from "./shared-superstates.js";
import { shorten } from "./shorten.js";

/**
 * Draws a chart as docs/charts/filemq.txt is drawn, as lines: each state is a box; below it hangs a box for each of its
 * transitions, in the order they are tried, that points to the box of its target, or back to its own; a blank line ends
 * the state. Columns are counted as a terminal shows them. No template: every row depends on the width of what is in it.
 *
 * What that chart does not have is drawn in its manner: `[guard]` behind the event or the action it admits, `$always`,
 * `$entry` and `$exit` as events, marks below a state's name. Not drawn is what no state answers with: what the role
 * ignores, leaves unhandled, or only declares.
 */
export function drawBoxes(index: ChartIndex): readonly string[] {
  const names = new Map(index.states.map(({ name }) => [name.text, shorten(name.text)]));
  const boxes = new Map([...names].map(([name, shown]) => [name, drawStateBox([shown])]));
  const context = { boxes, reset: findReset(index) };
  const shared = findSharedSuperstates(index);
  const lines = index.states.flatMap((state) => {
    const marks = listMarks(index, state, shared).map(shorten);
    const box = drawStateBox([names.get(state.name.text) ?? "", ...marks]);
    return [...box, ...drawTransitions(listDrawn(state, context)), ""];
  });
  return lines.map((line) => line.trimEnd());
}
