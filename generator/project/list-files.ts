import { join } from "node:path";
import { showPath } from "../faults/show-path.js";
import { manifestName } from "../index.js";
import { startReport, type Report, type ReportBody } from "../report/report.js";
import { escapeText } from "../text/escape-text.js";
import type { EmittedTarget } from "./emit-target.js";
import type { Project } from "./project.js";
import type { TargetSpecs } from "./select-specs.js";

/** Gives the absolute paths of all that a run reads: the config, and the specs of its targets; sorted. */
export function listInputs({ configPath }: Project, targets: readonly TargetSpecs[]): readonly string[] {
  const config = configPath === null ? [] : [configPath];
  return sortPaths([...config, ...targets.flatMap(({ specs }) => specs)]);
}

/** Gives the absolute paths of all that a run leaves: what its targets emit, and their manifests; sorted. */
export function listOutputs(targets: readonly EmittedTarget[]): readonly string[] {
  const all = targets.flatMap(({ target: { out }, files }) => [
    ...files.map(({ path }) => join(out, path)),
    join(out, manifestName),
  ]);
  return sortPaths(all);
}

/** Reports what a run reads, a path a line and nothing else, for build caches. */
export function reportInputs(project: Project, targets: readonly TargetSpecs[]): Report {
  return { ...startReport("generate"), body: describePaths("inputs", listInputs(project, targets)) };
}

/** Reports what a run leaves, as `reportInputs` does; findings, none of which is an error, are left out. */
export function reportOutputs(report: Report, targets: readonly EmittedTarget[]): Report {
  return { ...report, specs: [], diagnostics: [], body: describePaths("outputs", listOutputs(targets)) };
}

function describePaths(key: "inputs" | "outputs", paths: readonly string[]): ReportBody {
  const shown = paths.map((path) => showPath(path));
  return { lines: shown.map(escapeText), keys: { [key]: shown } };
}

function sortPaths(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].toSorted();
}
