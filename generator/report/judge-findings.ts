import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";

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
