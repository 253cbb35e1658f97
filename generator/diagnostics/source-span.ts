/** A place in a text: both counted from 1, columns in UTF-16 units, as editors and SARIF count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a source file, `end` exclusive. `file` is the path as it is shown to the user. */
export interface SourceSpan {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Orders spans by file, then by where they start, then by where they end; for `Array.prototype.sort`. */
export function compareSpans(a: SourceSpan, b: SourceSpan): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return comparePositions(a.start, b.start) || comparePositions(a.end, b.end);
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}
