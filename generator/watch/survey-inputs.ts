import type { Target } from "../config/config.js";
import { findConfig } from "../config/find-config.js";
import { InputError } from "../faults/input-error.js";
import { chooseTargets } from "../project/choose-targets.js";
import { openProject } from "../project/open-project.js";
import type { Project } from "../project/project.js";
import type { GenerateRequest } from "../project/run-generate.js";
import { selectSpecs, type GivenPaths } from "../project/select-specs.js";

/** Paths, folders or globs, and the absolute folder that they are relative to. */
export interface PlacedPatterns {
  readonly patterns: readonly string[];
  readonly folder: string;
}

/** What a run would read, as far as that can be told. */
export interface Survey {
  /** The absolute path of the config, null where there is none. */
  readonly config: string | null;
  /** The folder of the config, else the working directory. */
  readonly root: string;
  readonly wanted: readonly PlacedPatterns[];
  /** The absolute paths of the specs. */
  readonly specs: readonly string[];
  /** Why nobody can tell more; null where there is no more. */
  readonly fault: string | null;
}

/** Tells what a run would read now. What keeps a run from reading anything is no error here, but the survey's fault. */
export async function surveyInputs(request: GenerateRequest): Promise<Survey> {
  let survey: Survey = { config: null, root: request.cwd, wanted: [], specs: [], fault: null };
  try {
    survey = { ...survey, config: findConfig(request.cwd)?.path ?? null };
    const { project } = openProject(request.cwd);
    if (project === null) return survey;
    const targets = chooseTargets(project, request);
    survey = { ...survey, root: project.folder, wanted: listWanted(project, targets, request) };
    const selected = await selectSpecs(project, targets, request);
    const specs = new Set(selected.flatMap((target) => target.specs));
    return { ...survey, specs: [...specs].toSorted() };
  } catch (error) {
    if (error instanceof InputError) return { ...survey, fault: error.message };
    throw error;
  }
}

function listWanted(
  { config, folder }: Project,
  targets: readonly Target[],
  { paths, cwd }: GivenPaths,
): readonly PlacedPatterns[] {
  const shared = paths.length > 0 ? [] : config.specs;
  const own = targets.map(({ specs }) => ({ patterns: specs ?? shared, folder }));
  return [{ patterns: paths, folder: cwd }, ...own];
}
