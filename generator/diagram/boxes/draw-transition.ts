import { escapeText } from "../../text/escape-text.js";
import { drawEventBox, type Box } from "./box.js";

/** What is drawn below the box of a state: an event, the box of the state it leads to, and what is done on the way. */
export interface DrawnTransition {
  readonly label: string;
  /** Null where it leads nowhere, as entry and exit do. */
  readonly target: Box | null;
  readonly lines: readonly string[];
}

const indent = 2;
const targetColumn = 37;
const lineColumn = 19;
/** The line to a target gives way to a long event down to this, so that targets stand in one column. */
const shortestLine = 4;
const stem = `${" ".repeat(indent)}|`;

/** Gives the rows of a state's transitions, held together by a stem that ends at the last of them. */
export function drawTransitions(transitions: readonly DrawnTransition[]): readonly string[] {
  return transitions.flatMap((transition, at) => {
    const below = at === transitions.length - 1 ? "" : stem;
    const lines = transition.lines.map((line) => below.padEnd(lineColumn) + escapeText(line));
    return [stem, ...drawEvent(transition), ...lines];
  });
}

function drawEvent({ label, target }: DrawnTransition): readonly string[] {
  const { box, width } = drawEventBox(escapeText(label));
  const length = Math.max(shortestLine, targetColumn - indent - width);
  return box.map((row, at) => {
    const between = at === 1 ? `${"-".repeat(length - 1)}>` : " ".repeat(length);
    return " ".repeat(indent) + row + (target === null ? "" : between + (target[at] ?? ""));
  });
}
