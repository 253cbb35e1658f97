import type { ts } from "ts-morph";

import { findLayout, findLineStart, type Layout } from "./find-layout.js";
import type { StubLine } from "./write-stubs.js";

/** A text that is put into another one, before what stands at an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Gives what puts stubs behind the last member of an object literal, in its own layout; by offset. */
export function listInsertions(object: ts.ObjectLiteralExpression, stubs: readonly StubLine[]): readonly Insertion[] {
  const layout = findLayout(object);
  const { text } = object.getSourceFile();
  const close = object.end - 1;
  const last = object.properties.at(-1);
  const lacksComma = last !== undefined && !object.properties.hasTrailingComma;
  const lines = indent(stubs, layout).join(layout.lineEnd);
  const members = lacksComma ? lines.replace(/,$/u, "") : lines;
  return [
    ...(lacksComma ? [{ at: last.end, text: "," }] : []),
    layout.isClosedAlone
      ? { at: findLineStart(text, close), text: members + layout.lineEnd }
      : { at: close, text: layout.lineEnd + members + layout.lineEnd + layout.outer },
  ];
}

function indent(stubs: readonly StubLine[], { indentation, step }: Layout): readonly string[] {
  return stubs.map(({ depth, text }) => indentation + step.repeat(depth) + text);
}

/** Gives a text with all insertions in it; everything else of it stays as it is. */
export function insert(text: string, insertions: readonly Insertion[]): string {
  const starts = [0, ...insertions.map(({ at }) => at)];
  const pieces = starts.map(
    (start, index) => (insertions[index - 1]?.text ?? "") + text.slice(start, starts[index + 1]),
  );
  return pieces.join("");
}
