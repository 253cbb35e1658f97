import { dirname, join } from "node:path";
import { manifestName } from "./manifest.js";
import type { Change, PlannedFile } from "./planned-file.js";
import type { WritePlan } from "./plan-writes.js";
import { removeEmptyFolders, removeFile, replaceFile } from "./replace-file.js";

const deeds: ReadonlySet<Change> = new Set(["create", "update", "delete"]);

/** Tells whether a plan changes anything on the disk. */
export function hasWork({ files, leftovers, manifestFound, manifestAfter }: WritePlan): boolean {
  const isRight = manifestFound?.replaceAll("\r\n", "\n") === manifestAfter;
  return !isRight || leftovers.length > 0 || files.some(({ change }) => deeds.has(change));
}

/**
 * Does what a plan says; the caller holds the folder's lock, and planned while it did. The manifest comes first, with the
 * old and the new hash of each file about to change, and last with the new ones, so that a run after one that was killed
 * tells its own files from a hand's. A file whose bytes are right is not opened. Throws `InputError` where the disk refuses;
 * refuses a plan that refuses a file.
 */
export function applyWrites(plan: WritePlan): void {
  const { folder, files, leftovers } = plan;
  if (files.some(({ change }) => change === "refuse")) throw new Error("a plan with refused files was applied");
  for (const path of leftovers) removeFile(join(folder, path), folder);
  const changing = files.filter(({ change }) => deeds.has(change));
  const manifest = join(folder, manifestName);
  if (changing.length > 0 && plan.manifestFound !== plan.manifestBefore) replaceFile(manifest, plan.manifestBefore);
  for (const planned of files) applyFile(folder, planned);
  const written = changing.length > 0 ? plan.manifestBefore : plan.manifestFound;
  if (written?.replaceAll("\r\n", "\n") !== plan.manifestAfter) replaceFile(manifest, plan.manifestAfter);
}

function applyFile(folder: string, { path, change, content, found }: PlannedFile): void {
  const absolute = join(folder, path);
  if (change === "delete") removeFile(absolute, folder);
  else if (deeds.has(change) && content !== null) putFile(absolute, content, folder);
  // A run that was killed may have made its folder.
  else if (change === "forget" && found.kind === "missing") removeEmptyFolders(dirname(absolute), folder);
}

function putFile(absolute: string, content: string, folder: string): void {
  try {
    replaceFile(absolute, content);
  } catch (error) {
    removeEmptyFolders(dirname(absolute), folder);
    throw error;
  }
}
