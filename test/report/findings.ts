import type { Diagnostic, Severity } from "../../generator/diagnostics/diagnostic.js";
import { startReport, type Report } from "../../generator/report/report.js";

/** A spec for findings to point into. */
export const source = ["one:", "  two:", "\tthree: x", "  four: y"].join("\n");

/** How a report is given where nothing is asked for; a file is where it is shown to be. */
export const plainOptions = { maxWarnings: null, quiet: false, locate: (file: string): string => file };

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

/** Gives a finding with a text in every slot that a spec or a file's name fills. */
export function findingOfText(text: string): Diagnostic {
  const span = { ...finding(1, 1).span, file: text };
  return finding(1, 1, { span, message: text, rule: text, help: text, related: [{ message: text, span }] });
}

/** Gives the report of a check of one spec. */
export function reportOf(diagnostics: readonly Diagnostic[], text: string = source): Report {
  const sources = new Map([["s.chart.yaml", text]]);
  return { ...startReport("check"), specs: ["s.chart.yaml"], diagnostics, sources, explained: new Set(["trap-state"]) };
}

/** Gives the report of a command that failed with a message. */
export function failedReport(message: string, stack: string | null = null): Report {
  const failure = { kind: stack === null ? "input" : "bug", message, stack } as const;
  return { ...startReport("check"), failure, exitCode: stack === null ? 2 : 70 };
}
