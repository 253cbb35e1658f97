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
 * What drift is looked for with: `unlisted` are the files of the folder that carry our first line and are in no manifest;
 * `diffs` are those of files that are in both places, or of those that come and go too.
 */
export interface DriftOptions {
  readonly unlisted: readonly string[];
  readonly diffs: "helpful" | "all";
}

/** Tells how the disk differs from what a plan would leave there: unlisted files that nothing emits are foreign. */
export function findDrift(plan: WritePlan, { unlisted, diffs }: DriftOptions): Drift {
  const known = new Set(plan.files.map(({ path }) => path));
  const foreign = unlisted.filter((path) => !known.has(path));
  const files = [
    ...findPlanned(plan, diffs),
    ...findManifestChange(plan, diffs),
    ...foreign.map((path) => ({ path, standing: "foreign" as const, diff: null })),
  ];
  return {
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    compared: plan.files.filter(isCompared).length + foreign.length + 1,
  };
}

function findPlanned(plan: WritePlan, diffs: DriftOptions["diffs"]): readonly DriftedFile[] {
  return plan.files.filter(isCompared).flatMap((planned) => {
    const { path, standing } = planned;
    return standing === "same" ? [] : [{ path, standing, diff: diffPlanned(planned, shownPath(plan, path), diffs) }];
  });
}

// What is foreign stays as it is.
function diffPlanned(
  { standing, found, content }: PlannedFile,
  shown: string,
  diffs: DriftOptions["diffs"],
): string | null {
  if (standing === "foreign" || found.kind === "other") return null;
  const old = found.kind === "file" ? found.text : null;
  const isInBoth = old !== null && content !== null;
  return isInBoth || diffs === "all" ? formatDiff(shown, old, content) : null;
}

// What is emitted no longer and is not there either, or is the user's own by now, has left its entry in the manifest alone.
function isCompared({ content, change }: PlannedFile): boolean {
  return content !== null || change !== "forget";
}

function shownPath({ folder }: WritePlan, path: string): string {
  return showPath(join(folder, path));
}

function findManifestChange(plan: WritePlan, diffs: DriftOptions["diffs"]): readonly DriftedFile[] {
  const { manifestFound, manifestAfter } = plan;
  if (manifestFound !== null && hashContent(manifestFound) === hashContent(manifestAfter)) return [];
  const isMissing = manifestFound === null;
  const hasDiff = !isMissing || diffs === "all";
  const diff = hasDiff ? formatDiff(shownPath(plan, manifestName), manifestFound, manifestAfter) : null;
  return [{ path: manifestName, standing: isMissing ? "missing" : "changed", diff }];
}
