import { sortDiagnostics, type Diagnostic, type Severity } from "../diagnostics/diagnostic.js";
import type { Report, ReportOptions } from "./report.js";

/** How many findings there are at each level. */
export type FindingCounts = Readonly<Record<Severity, number>>;

/** Counts findings by level. */
export function countFindings(diagnostics: readonly Diagnostic[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

/** Tells whether there are more warnings than allowed; null allows any number. */
export function hasTooManyWarnings({ warning }: FindingCounts, maxWarnings: number | null): boolean {
  return maxWarnings !== null && warning > maxWarnings;
}

/** Gives the exit code that findings stand for: 1 where there is an error or there are too many warnings, else 0. */
export function judgeFindings(diagnostics: readonly Diagnostic[], maxWarnings: number | null): 0 | 1 {
  const counts = countFindings(diagnostics);
  return counts.error > 0 || hasTooManyWarnings(counts, maxWarnings) ? 1 : 0;
}

/** Gives the exit code that a report stands for, in whichever form it is given. */
export function judgeReport({ exitCode, diagnostics }: Report, { maxWarnings }: ReportOptions): number {
  return exitCode ?? judgeFindings(diagnostics, maxWarnings);
}

/** Gives the findings that are to be shown, by place. */
export function selectFindings({ diagnostics }: Report, { quiet }: ReportOptions): readonly Diagnostic[] {
  return sortDiagnostics(diagnostics.filter(({ severity }) => !quiet || severity === "error"));
}
