import { defaultConfig } from "../config/config.js";
import { InputError } from "../faults/input-error.js";
import { chooseTargets, refuseEmpty } from "../project/choose-targets.js";
import type { GenerateRequest } from "../project/run-generate.js";
import type { ReportForm } from "../report/report.js";

/** How a run that watches was asked to answer; `file` is null where that goes to stdout. */
export interface WatchAnswer {
  readonly form: ReportForm;
  readonly file: string | null;
}

/**
 * Throws `InputError` where a request to watch can never be met, whatever becomes of the specs and the config: it is no task
 * but to write, it is to report in a way that is for one run only, or a flag has no sense.
 */
export function refuseBesideWatch(request: GenerateRequest, { form, file }: WatchAnswer): void {
  const { task, manifestOnly } = request;
  const forOneRun = manifestOnly === undefined ? task : "manifest-only";
  if (forOneRun !== "write") {
    throw new InputError(
      `--watch writes whenever something changes, and --${forOneRun} never does: leave one of them out.`,
    );
  }
  if (form === "sarif" || form === "github") {
    throw new InputError(`--watch reports again and again, and --report ${form} is for one run: take text or json.`);
  }
  if (file !== null) {
    throw new InputError(
      "--watch reports again and again, and --output-file holds one report: redirect stdout instead.",
    );
  }
  refuseSenseless(request);
}

function refuseSenseless(request: GenerateRequest): void {
  for (const name of request.target ?? []) refuseEmpty("--target", name);
  for (const path of request.paths) refuseEmpty("PATHS", path);
  const project = { folder: request.cwd, config: defaultConfig, configPath: null };
  chooseTargets(project, { ...request, target: undefined });
}
