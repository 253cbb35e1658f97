import { countFindings, hasTooManyWarnings } from "./judge-findings.js";
import type { Report, ReportOptions } from "./report.js";

/** Gives the last lines of a report for people: how many specs were looked at, and what was found. */
export function summarise({ specs, diagnostics }: Report, { maxWarnings }: ReportOptions): readonly string[] {
  if (specs.length === 0) return [];
  const counts = countFindings(diagnostics);
  const found = [
    ...formatCount(counts.error, "error"),
    ...formatCount(counts.warning, "warning"),
    ...formatCount(counts.info, "info"),
  ];
  const summary = [...formatCount(specs.length, "spec"), ...(found.length === 0 ? ["no findings"] : found)].join(", ");
  if (!hasTooManyWarnings(counts, maxWarnings)) return [summary];
  return [summary, `Too many warnings: --max-warnings allows ${String(maxWarnings)}.`];
}

function formatCount(count: number, what: string): readonly string[] {
  if (count === 0) return [];
  return [`${String(count)} ${what}${count === 1 ? "" : "s"}`];
}
