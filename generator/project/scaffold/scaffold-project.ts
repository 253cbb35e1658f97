import type { ImportExtension } from "../../config/config.js";
import { isError } from "../../diagnostics/diagnostic.js";
import { InputError } from "../../faults/input-error.js";
import type { Report } from "../../report/report.js";
import { checkTargets } from "../check-project.js";
import { chooseTargets } from "../choose-targets.js";
import { openProject } from "../open-project.js";
import { reportChecked, reportConfigFaults } from "../report-project.js";
import { scaffoldRole, type ScaffoldWishes } from "./scaffold-role.js";

/** All that `scaffold` is asked for; undefined where a flag was not given. The paths are relative to `cwd`. */
export interface ScaffoldRequest extends ScaffoldWishes {
  readonly spec: string;
  readonly target: string | undefined;
  readonly out: string | undefined;
  readonly importExtension: ImportExtension | undefined;
}

/**
 * Writes the file in which the user's handlers of a role stand, or adds those that it lacks. Writes nothing where the spec
 * or that file has an error. Throws `InputError` where the request, the paths or the disk do not allow it.
 */
export async function scaffoldProject(request: ScaffoldRequest): Promise<Report> {
  const { cwd, spec, target } = request;
  const opened = openProject(cwd);
  if (opened.project === null) return reportConfigFaults("scaffold", opened);
  const named = target === undefined ? undefined : [target];
  const targets = chooseTargets(opened.project, { ...request, target: named, emit: undefined });
  const checked = await checkTargets(opened.project, targets, { paths: [spec], cwd });
  const { files, protocols } = checked.loaded;
  if (files.length > 1)
    throw new InputError(`Handlers are of one spec, and there are ${files.length}: name one of them.`);
  const report = reportChecked("scaffold", checked.loaded);
  const [protocol] = protocols.values();
  if (protocol === undefined || report.diagnostics.some(isError)) return report;
  return await scaffoldRole(checked, protocol, request);
}
