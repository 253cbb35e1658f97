import { defaultTarget, type Target } from "../config/config.js";
import { loadSpecs, type LoadedSpecs } from "./load-specs.js";
import type { Project } from "./project.js";
import { refuseMisfits } from "./refuse-misfits.js";
import { selectSpecs, type GivenPaths, type TargetSpecs } from "./select-specs.js";

/** A project whose specs were read and judged, and what each target takes of them. */
export interface CheckedProject {
  readonly project: Project;
  readonly loaded: LoadedSpecs;
  readonly targets: readonly TargetSpecs[];
}

/** Reads and judges the specs of some targets. Throws `InputError` as `selectSpecs`, `refuseMisfits` and the disk do. */
export async function checkTargets(
  project: Project,
  targets: readonly Target[],
  given: GivenPaths,
): Promise<CheckedProject> {
  const selected = await selectSpecs(project, targets, given);
  const paths = [...new Set(selected.flatMap(({ specs }) => specs))].toSorted();
  const loaded = loadSpecs(paths, project.config.rules);
  refuseMisfits(selected, loaded.protocols);
  return { project, targets: selected, loaded };
}

/** Reads and judges all specs of a project: those given, else those of the config and of each of its targets. */
export async function checkProject(project: Project, given: GivenPaths): Promise<CheckedProject> {
  const own = project.config.targets.filter(({ specs }) => specs !== null);
  const isNarrow = given.paths.length > 0 || own.length === 0;
  const all = project.config.specs.length > 0 ? [defaultTarget, ...own] : own;
  return await checkTargets(project, isNarrow ? [defaultTarget] : all, given);
}
