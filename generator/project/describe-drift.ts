import { InputError } from "../faults/input-error.js";
import { findDrift, listUnlistedFiles } from "../index.js";
import type { ReportBody } from "../report/report.js";
import { adviseOnDrift, type FormatMend } from "./advise-on-drift.js";
import { describeDriftedFiles, showDrift } from "./describe-drifted-files.js";
import type { PlannedTarget } from "./plan-target.js";

/** How the disk differs from what the specs emit, as a report has it. */
export interface DescribedDrift {
  readonly hasDrifted: boolean;
  readonly body: ReportBody;
}

/** What was asked of comparing: `diff` shows files that come or go in full. */
export interface DriftWishes {
  readonly diff: boolean;
  readonly formatMend: FormatMend;
}

/** Compares what the targets emit with the disk, and says what mends it. Throws `InputError` where they emit nothing. */
export function describeDrift(planned: readonly PlannedTarget[], { diff, formatMend }: DriftWishes): DescribedDrift {
  refuseNothing(planned);
  const drifts = planned.map(({ target, output, plan }) => ({
    target,
    drift: findDrift(plan, { unlisted: listUnlistedFiles(output), diffs: diff ? "all" : "helpful" }),
  }));
  const compared = drifts.reduce((sum, { drift }) => sum + drift.compared, 0);
  const files = drifts.flatMap(({ target, drift }) => showDrift(drift, target.out, target.name));
  const standings = new Set(files.map(({ standing }) => standing));
  const advice = adviseOnDrift(planned, standings, formatMend);
  return {
    hasDrifted: files.length > 0,
    body: {
      lines: [...describeDriftedFiles(files, compared), ...advice.lines],
      keys: { compared, mend: advice.mend, files },
    },
  };
}

function refuseNothing(planned: readonly PlannedTarget[]): void {
  const isEmitted = planned.some(({ plan }) => plan.files.some(({ content }) => content !== null));
  if (!isEmitted) throw new InputError("The specs emit no file, so there is nothing to compare.");
}
