import { sortDiagnostics } from "../diagnostics/diagnostic.js";
import { judgeFindings } from "../report/judge-findings.js";
import type { Report } from "../report/report.js";
import type { CheckedProject } from "./check-project.js";
import { emitTarget, type EmittedTarget } from "./emit-target.js";
import { mergeTargets } from "./merge-targets.js";
import { reportChecked } from "./report-project.js";

/** What a project's targets come to, one for each folder, and what was found; null where the findings forbid to emit. */
export interface EmittedProject {
  readonly report: Report;
  readonly targets: readonly EmittedTarget[] | null;
}

/**
 * Emits a checked project in memory, unless there is an error or there are more warnings than allowed. Throws `InputError`
 * as `mergeTargets` does.
 */
export async function emitProject(checked: CheckedProject, maxWarnings: number | null): Promise<EmittedProject> {
  const report = reportChecked("generate", checked.loaded);
  if (judgeFindings(report.diagnostics, maxWarnings) !== 0) return { report, targets: null };
  const emitted = await Promise.all(checked.targets.map(async (target) => await emitTarget(checked, target)));
  const all = { ...report, diagnostics: collectDiagnostics(report, emitted) };
  const isForbidden = judgeFindings(all.diagnostics, maxWarnings) !== 0;
  return { report: all, targets: isForbidden ? null : mergeTargets(emitted) };
}

// Two targets that emit one spec would tell of the same thing twice.
function collectDiagnostics({ diagnostics }: Report, emitted: readonly EmittedTarget[]): Report["diagnostics"] {
  const all = [...diagnostics, ...emitted.flatMap((target) => target.diagnostics)];
  const once = new Map(all.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic] as const));
  return sortDiagnostics([...once.values()]);
}
