import type { Position, SourceSpan } from "../diagnostics/source-span.js";

/** Turns offsets in a text, in UTF-16 units, into lines and columns. */
export class TextPlaces {
  readonly #text: string;
  readonly #file: string;
  readonly #lineStarts: readonly number[];

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
    this.#lineStarts = findLineStarts(text);
  }

  /** Gives the place between two offsets; what lies outside the text is drawn to its edge. */
  span(start: number, end: number): SourceSpan {
    return { file: this.#file, start: this.#position(start), end: this.#position(Math.max(start, end)) };
  }

  /** Gives the place between two offsets without the blanks at its end. */
  trimmedSpan(start: number, end: number): SourceSpan {
    return this.span(start, start + this.#text.slice(start, end).trimEnd().length);
  }

  #position(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    const line = this.#findLine(inside);
    return { line: line + 1, column: inside - (this.#lineStarts[line] ?? 0) + 1 };
  }

  #findLine(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}
