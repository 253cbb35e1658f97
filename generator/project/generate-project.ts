import { sortDiagnostics } from "../diagnostics/diagnostic.js";
import { applyWrites } from "../index.js";
import { judgeFindings } from "../report/judge-findings.js";
import type { Report } from "../report/report.js";
import type { FormatMend } from "./advise-on-drift.js";
import type { CheckedProject } from "./check-project.js";
import { describeDrift } from "./describe-drift.js";
import { describeWrites, isRefused, type WriteWishes } from "./describe-writes.js";
import { emitTarget, type EmittedTarget } from "./emit-target.js";
import { mergeTargets } from "./merge-targets.js";
import { planTarget, type PlannedTarget } from "./plan-target.js";
import { reportChecked } from "./report-project.js";

/** What was asked of generating; `formatMend` gives the command that writes what `check` compares. */
export interface GenerateWishes extends WriteWishes {
  readonly check: boolean;
  readonly force: boolean;
  readonly prune: boolean;
  readonly maxWarnings: number | null;
  readonly formatMend: FormatMend;
}

/**
 * Emits a checked project and writes it, or compares it with the disk. Writes nothing where there is an error or too many
 * warnings, or where anything in any target is refused.
 */
export async function generateProject(checked: CheckedProject, wishes: GenerateWishes): Promise<Report> {
  const report = reportChecked("generate", checked.loaded);
  if (judgeFindings(report.diagnostics, wishes.maxWarnings) !== 0) return report;
  const emitted = await Promise.all(checked.targets.map(async (target) => await emitTarget(checked, target)));
  const all = { ...report, diagnostics: collectDiagnostics(report, emitted) };
  if (judgeFindings(all.diagnostics, wishes.maxWarnings) !== 0) return all;
  const planned = mergeTargets(emitted).map((target) => planTarget(checked.project, target, wishes));
  return wishes.check ? reportDrift(all, planned, wishes) : reportWrites(all, planned, wishes);
}

function reportDrift(report: Report, planned: readonly PlannedTarget[], { formatMend }: GenerateWishes): Report {
  const { hasDrifted, body } = describeDrift(planned, formatMend);
  return { ...report, body, exitCode: hasDrifted ? 3 : null };
}

function reportWrites(report: Report, planned: readonly PlannedTarget[], wishes: GenerateWishes): Report {
  const refused = isRefused(planned);
  if (!refused && !wishes.dryRun) for (const { plan } of planned) applyWrites(plan);
  return { ...report, body: describeWrites(planned, wishes), exitCode: refused ? 4 : null };
}

// Two targets that emit one spec would tell of the same thing twice.
function collectDiagnostics({ diagnostics }: Report, emitted: readonly EmittedTarget[]): Report["diagnostics"] {
  const all = [...diagnostics, ...emitted.flatMap((target) => target.diagnostics)];
  const once = new Map(all.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic] as const));
  return sortDiagnostics([...once.values()]);
}
