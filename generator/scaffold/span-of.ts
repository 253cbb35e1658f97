import type { ts } from "ts-morph";

import type { Position, SourceSpan } from "../diagnostics/source-span.js";

/** Gives the span of what stands between two offsets of a file; the file is called as it was when it was parsed. */
export function spanOf(source: ts.SourceFile, start: number, end: number): SourceSpan {
  return { file: source.fileName, start: positionOf(source, start), end: positionOf(source, end) };
}

/** Gives the span of a piece of syntax, without the blanks and comments before it. */
export function spanOfNode(node: ts.Node): SourceSpan {
  return spanOf(node.getSourceFile(), node.getStart(), node.end);
}

/** Gives the span of the first character of a piece of syntax, where all of it would be too much to show. */
export function spanOfStart(node: ts.Node): SourceSpan {
  return spanOf(node.getSourceFile(), node.getStart(), node.getStart() + 1);
}

// A byte order mark is no column.
function positionOf(source: ts.SourceFile, offset: number): Position {
  const { line, character } = source.getLineAndCharacterOfPosition(offset);
  const mark = line === 0 && source.text.startsWith("\uFEFF") && character > 0 ? 1 : 0;
  return { line: line + 1, column: character + 1 - mark };
}
