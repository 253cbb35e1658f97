import { measureWidth } from "../../text/measure-width.js";

/** A frame with lines of text in it, as rows of a drawing. */
export type Box = readonly string[];

/** The narrowest frames, in columns between their corners; they are those of docs/charts/filemq.txt. */
const leastState = 19;
const leastEvent = 13;

/**
 * Gives the box of a state. As in docs/charts/filemq.txt, whose dashes are given, a text of 18 columns stands in the
 * narrowest frame too and juts out by one column; a longer one widens the frame.
 */
export function drawStateBox(lines: readonly string[]): Box {
  const width = Math.max(...lines.map(measureWidth));
  const dashes = "-".repeat(width < leastState ? leastState : width + 2);
  return [`/${dashes}\\`, ...lines.map((line) => drawRow(line, dashes.length)), `\\${dashes}/`];
}

/** Gives the box of an event, and how many columns it takes. */
export function drawEventBox(label: string): { readonly box: Box; readonly width: number } {
  const dashes = "-".repeat(Math.max(leastEvent, measureWidth(label) + 2));
  const border = `+${dashes}+`;
  return { box: [border, drawRow(label, dashes.length), border], width: border.length };
}

function drawRow(line: string, inner: number): string {
  return `| ${line}${" ".repeat(Math.max(0, inner - 2 - measureWidth(line)))} |`;
}
