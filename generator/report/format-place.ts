import type { SourceSpan } from "../diagnostics/source-span.js";
import { escapeText } from "../text/escape-text.js";

/** Gives where a span starts, as it is shown to people: `specs/login.chart.yaml:14:7`. */
export function formatPlace({ file, start }: SourceSpan): string {
  return `${escapeText(file)}:${String(start.line)}:${String(start.column)}`;
}
