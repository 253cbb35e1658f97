import { join } from "node:path";
import { showPath } from "../faults/show-path.js";
import { hashContent } from "./content-hash.js";
import { manifestName } from "./manifest.js";
import type { WritePlan } from "./plan-writes.js";
import type { PlannedFile } from "./planned-file.js";
import type { Standing } from "./standing.js";
import { formatDiff } from "./format-diff.js";

/** A file that is not what the specs emit; `diff` is unified, from the disk to the specs, null where none would help. */
export interface DriftedFile {
  /** Relative to the output folder. */
  readonly path: string;
  readonly standing: Exclude<Standing, "same">;
  readonly diff: string | null;
}

/** How an output folder differs from what the specs emit, and how many files were compared, the manifest among them. */
export interface Drift {
  readonly files: readonly DriftedFile[];
  readonly compared: number;
}

/**
 * Tells how the disk differs from what a plan would leave there. `unlisted` are the files of the folder that carry our
 * first line and are in no manifest: what is not about to be emitted of them is foreign.
 */
export function findDrift(plan: WritePlan, unlisted: readonly string[]): Drift {
  const known = new Set(plan.files.map(({ path }) => path));
  const foreign = unlisted.filter((path) => !known.has(path));
  const files = [
    ...findPlanned(plan),
    ...findManifestDrift(plan),
    ...foreign.map((path) => ({ path, standing: "foreign" as const, diff: null })),
  ];
  return {
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    compared: plan.files.filter(isCompared).length + foreign.length + 1,
  };
}

function findPlanned(plan: WritePlan): readonly DriftedFile[] {
  return plan.files.filter(isCompared).flatMap(({ path, standing, found, content }) => {
    if (standing === "same") return [];
    const hasDiff = standing !== "foreign" && found.kind === "file" && content !== null;
    return [{ path, standing, diff: hasDiff ? formatDiff(shownPath(plan, path), found.text, content) : null }];
  });
}

// What is emitted no longer and is not there either has left its entry in the manifest alone.
function isCompared({ content, found }: PlannedFile): boolean {
  return content !== null || found.kind === "file";
}

function shownPath({ folder }: WritePlan, path: string): string {
  return showPath(join(folder, path));
}

function findManifestDrift(plan: WritePlan): readonly DriftedFile[] {
  const { manifestFound, manifestAfter } = plan;
  if (manifestFound === null) return [{ path: manifestName, standing: "missing", diff: null }];
  if (hashContent(manifestFound) === hashContent(manifestAfter)) return [];
  const diff = formatDiff(shownPath(plan, manifestName), manifestFound, manifestAfter);
  return [{ path: manifestName, standing: "changed", diff }];
}
