import { describeTooManyWarnings } from "./describe-exit.js";
import { countFindings, hasTooManyWarnings } from "./judge-findings.js";
import type { Report, ReportOptions } from "./report.js";

/** Gives the last lines of a report for people: how many specs were looked at, and what was found. */
export function summarise({ specs, diagnostics }: Report, options: ReportOptions): readonly string[] {
  if (specs.length === 0) return [];
  const counts = countFindings(diagnostics);
  const found = [
    ...formatCount(counts.error, "error"),
    ...formatCount(counts.warning, "warning"),
    ...formatCount(counts.info, "info"),
  ];
  const summary = [...formatCount(specs.length, "spec"), ...(found.length === 0 ? ["no findings"] : found)].join(", ");
  return hasTooManyWarnings(counts, options.maxWarnings) ? [summary, describeTooManyWarnings(options)] : [summary];
}

function formatCount(count: number, what: string): readonly string[] {
  if (count === 0) return [];
  return [`${String(count)} ${what}${count === 1 ? "" : "s"}`];
}
