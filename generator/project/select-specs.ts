import type { Target } from "../config/config.js";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { findSpecs } from "./find-specs.js";
import type { Project } from "./project.js";

/** The paths a user gave, and the absolute folder they are relative to; no paths mean the config's own. */
export interface GivenPaths {
  readonly paths: readonly string[];
  readonly cwd: string;
}

/** A target and the absolute paths of its specs. */
export interface TargetSpecs {
  readonly target: Target;
  readonly specs: readonly string[];
}

/**
 * Finds the specs of each target. Given paths stand in for the specs of the config, and narrow those of a target that
 * has its own. Throws `InputError` where there is nothing to work on, or a given spec belongs to no target.
 */
export async function selectSpecs(
  project: Project,
  targets: readonly Target[],
  { paths, cwd }: GivenPaths,
): Promise<readonly TargetSpecs[]> {
  if (paths.length === 0) {
    return await Promise.all(targets.map(async (target) => ({ target, specs: await findOwnSpecs(project, target) })));
  }
  const given = await findSpecs(paths, cwd);
  const narrowed = targets.map(async (target) => ({ target, specs: await narrow(project, target, given) }));
  const selected = (await Promise.all(narrowed)).filter(({ specs }) => specs.length > 0);
  const left = given.find((spec) => !selected.some(({ specs }) => specs.includes(spec)));
  if (left !== undefined) throw new InputError(`No target of the config emits ${showPath(left)}.`);
  return selected;
}

async function findOwnSpecs({ config, folder, configPath }: Project, target: Target): Promise<readonly string[]> {
  const patterns = target.specs ?? config.specs;
  if (patterns.length > 0) return await findSpecs(patterns, folder);
  if (configPath !== null) throw new InputError("The config names no specs: give their paths, or set its key `specs`.");
  throw new InputError(
    "There is no chartwright.config.yaml here or above: give the paths of the specs, or run `chartwright init`.",
  );
}

async function narrow({ folder }: Project, target: Target, given: readonly string[]): Promise<readonly string[]> {
  if (target.specs === null) return given;
  const own = await findSpecs(target.specs, folder);
  return given.filter((spec) => own.includes(spec));
}
