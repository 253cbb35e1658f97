import { join } from "node:path";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { findDrift, listUnlistedFiles } from "../index.js";
import { escapeLines, escapeText } from "../text/escape-text.js";
import type { ReportBody } from "../report/report.js";
import { adviseOnDrift, type FormatMend } from "./advise-on-drift.js";
import type { PlannedTarget } from "./plan-target.js";

/** How the disk differs from what the specs emit, as a report has it. */
export interface DescribedDrift {
  readonly hasDrifted: boolean;
  readonly body: ReportBody;
}

/** Compares what the targets emit with the disk, and says what mends it. Throws `InputError` where they emit nothing. */
export function describeDrift(planned: readonly PlannedTarget[], formatMend: FormatMend): DescribedDrift {
  refuseNothing(planned);
  const drifts = planned.map(({ target, output, plan }) => ({
    target,
    drift: findDrift(plan, listUnlistedFiles(output)),
  }));
  const compared = drifts.reduce((sum, { drift }) => sum + drift.compared, 0);
  const files = drifts.flatMap(({ target, drift }) =>
    drift.files.map((file) => ({ ...file, path: showPath(join(target.out, file.path)), target: target.name })),
  );
  const lines = files.map(({ standing, path }) => `${standing.padEnd(8)} ${escapeText(path)}`);
  const diffs = files.flatMap(({ diff }) => (diff === null ? [] : ["", escapeLines(diff.replace(/\n$/u, ""))]));
  const standings = new Set(files.map(({ standing }) => standing));
  const advice = adviseOnDrift(planned, standings, formatMend);
  const closing = [
    ...(files.length === 0 ? [] : [""]),
    `${countFiles(compared)} compared, ${countDrift(files.length)}.`,
  ];
  return {
    hasDrifted: files.length > 0,
    body: {
      lines: [...lines, ...diffs, ...closing, ...advice.lines],
      keys: { compared, mend: advice.mend, files },
    },
  };
}

function refuseNothing(planned: readonly PlannedTarget[]): void {
  const isEmitted = planned.some(({ plan }) => plan.files.some(({ content }) => content !== null));
  if (!isEmitted) throw new InputError("The specs emit no file, so there is nothing to compare.");
}

function countFiles(count: number): string {
  return count === 1 ? "1 file" : `${String(count)} files`;
}

function countDrift(count: number): string {
  if (count === 0) return "no drift";
  return count === 1 ? "1 has drifted" : `${String(count)} have drifted`;
}
