import { join } from "node:path";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { findDrift, listUnlistedFiles, type Standing } from "../index.js";
import { escapeLines, escapeText } from "../report/escape-text.js";
import type { ReportBody } from "../report/report.js";
import type { PlannedTarget } from "./plan-target.js";

/** How the disk differs from what the specs emit, as a report has it. */
export interface DescribedDrift {
  readonly hasDrifted: boolean;
  readonly body: ReportBody;
}

/**
 * Compares what the targets emit with the disk, and says what mends it; `mend` is the command that writes. Throws
 * `InputError` where there is nothing to compare.
 */
export function describeDrift(planned: readonly PlannedTarget[], mend: string): DescribedDrift {
  const drifts = planned.map(({ target, output, plan }) => ({
    target,
    drift: findDrift(plan, listUnlistedFiles(output)),
  }));
  const compared = drifts.reduce((sum, { drift }) => sum + drift.compared, 0);
  if (compared === 0) throw new InputError("The specs emit no file, so there is nothing to compare.");
  const files = drifts.flatMap(({ target, drift }) =>
    drift.files.map((file) => ({ ...file, path: showPath(join(target.out, file.path)), target: target.name })),
  );
  const lines = files.map(({ standing, path }) => `${standing.padEnd(8)} ${escapeText(path)}`);
  const diffs = files.flatMap(({ diff }) => (diff === null ? [] : ["", escapeLines(diff.trimEnd())]));
  const standings = new Set(files.map(({ standing }) => standing));
  const closing = [
    ...(files.length === 0 ? [] : [""]),
    `${countFiles(compared)} compared, ${countDrift(files.length)}.`,
  ];
  return {
    hasDrifted: files.length > 0,
    body: {
      lines: [...lines, ...diffs, ...closing, ...adviseOn(standings, mend)],
      keys: { compared, mend: files.length === 0 ? null : mend, files },
    },
  };
}

function countFiles(count: number): string {
  return count === 1 ? "1 file" : `${String(count)} files`;
}

function countDrift(count: number): string {
  if (count === 0) return "no drift";
  return count === 1 ? "1 has drifted" : `${String(count)} have drifted`;
}

function adviseOn(standings: ReadonlySet<Standing>, mend: string): readonly string[] {
  const needsForce = standings.has("edited");
  const isMended = [...standings].some((standing) => standing !== "foreign");
  return [
    ...(isMended ? [`To mend it: ${mend}${needsForce ? " --force" : ""}`] : []),
    ...(standings.has("foreign") ? ["Foreign files are never overwritten: move them away."] : []),
  ];
}
