import type { SourceSpan } from "../diagnostics/source-span.js";
import { escapeText } from "../text/escape-text.js";
import { measureWidth } from "../text/measure-width.js";
import type { Paint } from "./paint.js";

const linesBefore = 2;
const maxLength = 160;
const lengthBefore = 60;

/**
 * Gives the lines of a source around the start of a span, with the first line of the span underlined; none where the
 * source has no such line. A very long line is cut at both sides.
 */
export function formatCodeFrame(lines: readonly string[], span: SourceSpan, paint: Paint): readonly string[] {
  const marked = lines[span.start.line - 1];
  if (marked === undefined) return [];
  const gutter = String(span.start.line).length;
  const cut = chooseCut(marked, span.start.column - 1);
  const first = Math.max(1, span.start.line - linesBefore);
  const before = lines.slice(first - 1, span.start.line - 1).map((text, index) => {
    return paint("dim", `    ${String(first + index).padStart(gutter)} | `) + showCut(text, cut);
  });
  return [
    ...before.map((line) => line.trimEnd()),
    `${paint("red", "  >")} ${paint("dim", `${String(span.start.line)} |`)} ${showCut(marked, cut)}`.trimEnd(),
    `${paint("dim", `    ${" ".repeat(gutter)} |`)} ${underline(marked, span, { cut, paint })}`,
  ];
}

function underline(line: string, { start, end }: SourceSpan, { cut, paint }: { cut: number; paint: Paint }): string {
  const from = start.column - 1;
  const to = Math.min(end.line === start.line ? end.column - 1 : line.length, cut + maxLength);
  const indent = measureWidth((cut > 0 ? "…" : "") + showSource(line.slice(cut, from)));
  const length = measureWidth(showSource(line.slice(from, to)));
  return " ".repeat(indent) + paint("red", "^".repeat(Math.max(1, length)));
}

function chooseCut(line: string, from: number): number {
  return line.length <= maxLength ? 0 : Math.max(0, from - lengthBefore);
}

function showCut(line: string, cut: number): string {
  const shown = showSource(line.slice(cut, cut + maxLength));
  return `${cut > 0 ? "…" : ""}${shown}${line.length > cut + maxLength ? "…" : ""}`;
}

function showSource(text: string): string {
  return escapeText(text.replaceAll("\t", "    "));
}
