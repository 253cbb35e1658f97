import { compareSpans, type SourceSpan } from "./source-span.js";

/** How bad a finding is: an `error` keeps everything from being written. */
export type Severity = "error" | "warning" | "info";

/** Another place that a finding speaks of. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: SourceSpan;
}

/** A finding: what is wrong, where, and what to do. `rule` is the name that `accept` and the config use. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: SourceSpan;
  readonly related: readonly RelatedPlace[];
  readonly help: string | null;
}

/** Gives the findings by place, then by rule and message, so that every run prints the same. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) => compareSpans(a.span, b.span) || compareText(a.rule, b.rule) || compareText(a.message, b.message),
  );
}

/** Tells whether a finding is at error level. */
export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
