import type { Diagnostic, Severity } from "../../generator/diagnostics/diagnostic.js";
import { startReport, type Report } from "../../generator/report/report.js";

/** A spec for findings to point into. */
export const source = ["one:", "  two:", "\tthree: x", "  four: y"].join("\n");

/** Gives a finding at a place of `source`. */
export function finding(line: number, column: number, change: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: "trap-state",
    severity: "error",
    message: 'State "X" is never left.',
    span: { file: "s.chart.yaml", start: { line, column }, end: { line, column: column + 3 } },
    related: [],
    help: null,
    ...change,
  };
}

/** Gives findings, one for each severity. */
export function findingsOf(...severities: readonly Severity[]): readonly Diagnostic[] {
  return severities.map((severity, index) => finding(index + 1, 3, { severity }));
}

/** Gives the report of a check of one spec. */
export function reportOf(diagnostics: readonly Diagnostic[], text: string = source): Report {
  const sources = new Map([["s.chart.yaml", text]]);
  return { ...startReport("check"), specs: ["s.chart.yaml"], diagnostics, sources, explained: new Set(["trap-state"]) };
}
