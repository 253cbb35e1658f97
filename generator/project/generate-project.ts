import type { Report } from "../report/report.js";
import type { FormatMend } from "./advise-on-drift.js";
import type { CheckedProject } from "./check-project.js";
import { describeDrift } from "./describe-drift.js";
import { describeWrites, isRefused } from "./describe-writes.js";
import type { Task } from "./choose-task.js";
import { emitProject } from "./emit-project.js";
import type { EmittedTarget } from "./emit-target.js";
import { reportOutputs } from "./list-files.js";
import { planTarget, type PlannedTarget } from "./plan-target.js";
import type { Project } from "./project.js";
import { describeHeld } from "./refuse-held.js";
import { writeTargets } from "./write-targets.js";

/** What is done with what is emitted: written, told as it would be written, compared with the disk, or listed. */
export type GenerateTask = Exclude<Task, "list-inputs">;

/** What was asked of generating. `diff` shows what changes; `formatMend` gives the command that writes what `check` compares. */
export interface GenerateWishes {
  readonly task: GenerateTask;
  readonly diff: boolean;
  readonly force: boolean;
  readonly prune: boolean;
  readonly maxWarnings: number | null;
  readonly formatMend: FormatMend;
}

/**
 * Emits a checked project, and does what was asked with that. Writes nothing where there is an error or too many warnings,
 * or where anything in any target is refused. It keeps nothing, so that a process may call it again and again. Throws
 * `InputError` where targets contradict each other or the disk refuses.
 */
export async function generateProject(checked: CheckedProject, wishes: GenerateWishes): Promise<Report> {
  const { report, targets } = await emitProject(checked, wishes);
  if (targets === null) return report;
  switch (wishes.task) {
    case "write":
      return reportWrites(report, await writeTargets(checked.project, targets, wishes), wishes);
    case "dry-run":
      return reportWrites(report, planTargets(checked.project, targets, wishes), wishes);
    case "check":
      return reportDrift(report, planTargets(checked.project, targets, wishes), wishes);
    case "list-outputs":
      return reportOutputs(report, targets);
  }
}

function planTargets(
  project: Project,
  targets: readonly EmittedTarget[],
  wishes: GenerateWishes,
): readonly PlannedTarget[] {
  return targets.map((target) => planTarget(project, target, wishes));
}

function reportWrites(report: Report, planned: readonly PlannedTarget[], { task, diff }: GenerateWishes): Report {
  const body = describeWrites(planned, { diff, dryRun: task === "dry-run" });
  return { ...report, body, exitCode: isRefused(planned) ? 4 : null, reason: describeHeld(planned) };
}

function reportDrift(report: Report, planned: readonly PlannedTarget[], wishes: GenerateWishes): Report {
  const { hasDrifted, body } = describeDrift(planned, wishes);
  return { ...report, body, exitCode: hasDrifted ? 3 : null };
}
