import { measureWidth } from "../../generator/text/measure-width.js";

/** A state of a drawing, read back. */
export interface ReadState {
  readonly name: string;
  readonly marks: readonly string[];
  readonly transitions: readonly ReadTransition[];
}

/** A transition of a drawing, read back; `target` is null where it points nowhere. */
export interface ReadTransition {
  readonly label: string;
  readonly target: string | null;
  readonly lines: readonly string[];
}

/** Reads a drawing back; throws where a frame is open, a row out of its columns, or anything else in the way. */
export function readBoxes(drawn: string): readonly ReadState[] {
  if (!drawn.endsWith("\n\n")) throw new Error("a drawing ends with a blank line");
  return drawn
    .slice(0, -2)
    .split("\n\n")
    .map((block) => readState(block.split("\n")));
}

function readState(rows: readonly string[]): ReadState {
  const [top = ""] = rows;
  if (!/^\/-+\\$/u.test(top)) throw new Error(`no top of a state: ${top}`);
  const bottom = rows.indexOf(turn(top));
  const [name = "", ...marks] = rows.slice(1, bottom).map((row) => readRow(row, top.length, "state"));
  return { name, marks, transitions: readTransitions(rows.slice(bottom + 1)) };
}

function readTransitions(rows: readonly string[]): readonly ReadTransition[] {
  if (rows.length === 0) return [];
  const [stem, top = "", middle = "", bottom] = rows;
  if (stem !== "  |" || bottom !== turn(top)) throw new Error(`a box is open: ${top}`);
  const [, frame = "", between = "", targetFrame = ""] = /^ {2}(\+-+\+)(?:( {4,})(\/-+\\))?$/u.exec(top) ?? [];
  const end = rows.findIndex((row, at) => at > 3 && row === "  |");
  const lines = rows.slice(4, end === -1 ? undefined : end).map((row) => readLine(row, end === -1 ? " " : "|"));
  const label = readRow(cut(middle, 2, frame.length), frame.length, "event");
  const from = 2 + frame.length + between.length;
  const pointer = cut(middle, 2 + frame.length, between.length);
  if (between !== "" && !/^-+>$/u.test(pointer)) throw new Error(`nothing points: ${middle}`);
  const target = targetFrame === "" ? null : readRow(cut(middle, from), targetFrame.length, "state");
  return [{ label, target, lines }, ...(end === -1 ? [] : readTransitions(rows.slice(end)))];
}

/** A state's name of 18 columns juts out by one, as the original's does. */
function readRow(row: string, width: number, of: "state" | "event"): string {
  const [, text] = /^\| (.*?) *\|$/su.exec(row) ?? [];
  const jut = of === "state" && width === 21 && measureWidth(row) === 22 ? 1 : 0;
  if (text === undefined || measureWidth(row) !== width + jut) throw new Error(`out of its columns: ${row}`);
  return text;
}

function readLine(row: string, stem: "|" | " "): string {
  const [, text] = /^ {2}(?:\||.) {16}(.*)$/su.exec(row) ?? [];
  if (text === undefined || row.charAt(2) !== stem) throw new Error(`no line of an event: ${row}`);
  return text;
}

/** Gives the bottom of a row of tops. */
function turn(top: string): string {
  return top.replace(/\/(-+)\\/gu, "\\$1/");
}

/** Gives what stands in some columns of a row. */
function cut(row: string, from: number, length = Infinity): string {
  let column = 0;
  let text = "";
  for (const character of row) {
    if (column >= from && column < from + length) text += character;
    column += measureWidth(character);
  }
  return text;
}
