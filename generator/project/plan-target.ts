import type { Target } from "../config/config.js";
import { planWrites, readOutputFolder, type OutputFolder, type PlanOptions, type WritePlan } from "../index.js";
import type { EmittedTarget } from "./emit-target.js";
import type { Project } from "./project.js";

/** What is to happen to the output folder of a target, and what it was planned from. */
export interface PlannedTarget {
  readonly target: Target;
  readonly output: OutputFolder;
  readonly plan: WritePlan;
}

/** Plans the writes of an emitted target. Throws `InputError` where the disk refuses to be read. */
export function planTarget(
  { folder: specRoot }: Project,
  { target, files }: EmittedTarget,
  options: PlanOptions,
): PlannedTarget {
  const paths = files.map(({ path }) => path);
  const output = readOutputFolder({ folder: target.out, specRoot }, paths);
  return { target, output, plan: planWrites(files, output, options) };
}
