import { sortDiagnostics } from "../diagnostics/diagnostic.js";
import { judgeFindings } from "../report/judge-findings.js";
import type { Report } from "../report/report.js";
import type { CheckedProject } from "./check-project.js";
import type { Task } from "./choose-task.js";
import { emitTarget, type EmittedTarget } from "./emit-target.js";
import { mergeTargets } from "./merge-targets.js";
import { recallTarget } from "./recall/recall-target.js";
import { rememberTarget } from "./recall/remember-target.js";
import { reportChecked } from "./report-project.js";
import type { TargetSpecs } from "./select-specs.js";

/** What a project's targets come to, one for each folder, and what was found; null where the findings forbid to emit. */
export interface EmittedProject {
  readonly report: Report;
  readonly targets: readonly EmittedTarget[] | null;
}

/** What emitting is for, and how many warnings may be. */
export interface EmitWishes {
  readonly task: Task;
  /** Whether nothing is recalled, whatever is to be done. */
  readonly force: boolean;
  readonly maxWarnings: number | null;
}

/**
 * Emits a checked project in memory, unless there is an error or there are more warnings than allowed. What is to be written
 * is recalled where nothing has changed since it was written before, unless forced; what is compared never is. Throws `InputError` as
 * `mergeTargets` does.
 */
export async function emitProject(
  checked: CheckedProject,
  { task, force, maxWarnings }: EmitWishes,
): Promise<EmittedProject> {
  const report = reportChecked("generate", checked.loaded);
  if (judgeFindings(report.diagnostics, maxWarnings) !== 0) return { report, targets: null };
  const emitted = await Promise.all(
    checked.targets.map(
      async (target) => await (task === "write" && !force ? emitOnce(checked, target) : emitTarget(checked, target)),
    ),
  );
  const all = { ...report, diagnostics: collectDiagnostics(report, emitted) };
  const isForbidden = judgeFindings(all.diagnostics, maxWarnings) !== 0;
  return { report: all, targets: isForbidden ? null : mergeTargets(emitted) };
}

async function emitOnce(checked: CheckedProject, selected: TargetSpecs): Promise<EmittedTarget> {
  const recalled = recallTarget(checked, selected);
  if (recalled !== null) return recalled;
  const emitted = await emitTarget(checked, selected);
  rememberTarget(checked, selected, emitted);
  return emitted;
}

// Two targets that emit one spec would tell of the same thing twice.
function collectDiagnostics({ diagnostics }: Report, emitted: readonly EmittedTarget[]): Report["diagnostics"] {
  const all = [...diagnostics, ...emitted.flatMap((target) => target.diagnostics)];
  const once = new Map(all.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic] as const));
  return sortDiagnostics([...once.values()]);
}
