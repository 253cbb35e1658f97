import { defaultConfig, defaultTarget } from "../../generator/config/config.js";
import type { EmittedFile } from "../../generator/index.js";
import { isRefused } from "../../generator/project/describe-writes.js";
import type { PlannedTarget } from "../../generator/project/plan-target.js";
import { writeTargets } from "../../generator/project/write-targets.js";
import type { PlanOptions } from "../../generator/write/plan-options.js";

/** Where specs stand and where files are written to. */
export interface Output {
  readonly folder: string;
  readonly out: string;
}

const careful: PlanOptions = { force: false, prune: true };

/** Writes files to an output folder as `generate` does, with its lock held. */
export async function writeOutput(
  { folder, out }: Output,
  files: readonly EmittedFile[],
  options: PlanOptions = careful,
): Promise<PlannedTarget> {
  const project = { folder, config: defaultConfig, configPath: null };
  const target = { target: { ...defaultTarget, out }, files, diagnostics: [] };
  const [planned] = await writeTargets(project, [target], options);
  if (planned === undefined) throw new Error("nothing was planned");
  return planned;
}

/** Tells what was refused. */
export function listRefused(planned: PlannedTarget): readonly string[] {
  return isRefused([planned])
    ? planned.plan.files.flatMap(({ path, change }) => (change === "refuse" ? [path] : []))
    : [];
}
