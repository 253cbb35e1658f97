import { countFindings, hasTooManyWarnings, judgeReport } from "./judge-findings.js";
import type { Report, ReportOptions } from "./report.js";

const sentences: ReadonlyMap<number, string> = new Map([
  [3, "Drift: what is on the disk is not what the specs emit."],
  [4, "Refused: a file in the way was edited by hand, or is not chartwright's. Nothing was written."],
]);

/** Says why a run ends with its exit code; null where its findings say so themselves, and where it ends with 0. */
export function describeExit(report: Report, options: ReportOptions): string | null {
  if (report.failure !== null) return report.failure.message;
  const told = report.reason ?? sentences.get(judgeReport(report, options));
  if (told !== undefined) return told;
  const isWarned = hasTooManyWarnings(countFindings(report.diagnostics), options.maxWarnings);
  return isWarned ? describeTooManyWarnings(options) : null;
}

/** Says that there are more warnings than allowed. */
export function describeTooManyWarnings({ maxWarnings }: ReportOptions): string {
  return `Too many warnings: --max-warnings allows ${String(maxWarnings)}.`;
}
