import { resolve } from "node:path";
import { InputError } from "../faults/input-error.js";
import type { Report } from "../report/report.js";
import { checkManifest } from "./check-manifest.js";
import { checkTargets } from "./check-project.js";
import type { Task } from "./choose-task.js";
import { chooseTargets, refuseEmpty, type TargetFlags } from "./choose-targets.js";
import { generateProject, type GenerateWishes } from "./generate-project.js";
import { reportInputs } from "./list-files.js";
import { openProject } from "./open-project.js";
import { reportConfigFaults } from "./report-project.js";
import { selectSpecs } from "./select-specs.js";

/** All that `generate` is asked for. `paths` and `manifestOnly` are relative to `cwd`, an absolute folder. */
export interface GenerateRequest extends Omit<GenerateWishes, "task">, TargetFlags {
  readonly task: Task;
  readonly paths: readonly string[];
  /** The folder that is compared with its own manifest alone; undefined where specs are read. */
  readonly manifestOnly: string | undefined;
}

/**
 * Does what `chartwright generate` was asked for: a whole run, from the config on, that keeps nothing for the next one.
 * Throws `InputError` where the request, the specs' paths or the disk do not allow it.
 */
export async function runGenerate(request: GenerateRequest): Promise<Report> {
  const { cwd, task, manifestOnly } = request;
  if (manifestOnly !== undefined) return runManifestOnly(request, manifestOnly);
  const opened = openProject(cwd);
  if (opened.project === null) return reportConfigFaults("generate", opened);
  const { project } = opened;
  const targets = chooseTargets(project, request);
  if (task === "list-inputs") return reportInputs(project, await selectSpecs(project, targets, request));
  return await generateProject(await checkTargets(project, targets, request), { ...request, task });
}

function runManifestOnly(request: GenerateRequest, folder: string): Report {
  refuseEmpty("--manifest-only", folder);
  if (request.task !== "check") throw new InputError("--manifest-only needs --check: it compares, and writes nothing.");
  const { paths, target, out, emit, importExtension } = request;
  const flags = {
    PATHS: paths[0],
    "--target": target?.[0],
    "--out": out,
    "--emit": emit,
    "--import-extension": importExtension,
  };
  const superfluous = Object.entries(flags).find(([, value]) => value !== undefined)?.[0];
  if (superfluous === undefined) return checkManifest(resolve(request.cwd, folder));
  throw new InputError(
    `--manifest-only compares a folder with the manifest in it, and emits nothing: leave out ${superfluous}.`,
  );
}
