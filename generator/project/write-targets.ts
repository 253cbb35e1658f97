import { applyWrites, hasWork, holdLocks, type PlanOptions } from "../index.js";
import { isRefused } from "./describe-writes.js";
import type { EmittedTarget } from "./emit-target.js";
import { planTarget, type PlannedTarget } from "./plan-target.js";
import type { Project } from "./project.js";
import { refuseHeld } from "./refuse-held.js";

/**
 * Writes emitted targets, and gives the plans that were carried out: none of them is where a file of any is refused. A
 * folder in which all is right is not touched; the others are locked, and planned again, since another run may have written
 * there meanwhile. Throws `InputError` where the disk refuses.
 */
export async function writeTargets(
  project: Project,
  emitted: readonly EmittedTarget[],
  options: PlanOptions,
): Promise<readonly PlannedTarget[]> {
  const plan = (target: EmittedTarget): PlannedTarget => planTarget(project, target, options);
  const pairs = emitted.map((target) => ({ target, planned: plan(target) }));
  const planned = pairs.map((pair) => pair.planned);
  const folders = planned.filter(isToWrite).map(({ target }) => target.out);
  if (isRefused(planned) || folders.length === 0) return planned;
  const work = await holdLocks(folders, () =>
    apply(pairs.map((pair) => (isToWrite(pair.planned) ? plan(pair.target) : pair.planned))),
  );
  return work.kind === "done" ? work.value : planned.map((target) => refuseHeld(target, work.held));
}

function isToWrite({ output, plan }: PlannedTarget): boolean {
  return output.isLocked || hasWork(plan);
}

function apply(planned: readonly PlannedTarget[]): readonly PlannedTarget[] {
  if (!isRefused(planned)) for (const { plan } of planned.filter(isToWrite)) applyWrites(plan);
  return planned;
}
