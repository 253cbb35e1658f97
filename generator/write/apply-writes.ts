import { join } from "node:path";
import { manifestName } from "./manifest.js";
import type { PlannedFile } from "./planned-file.js";
import type { WritePlan } from "./plan-writes.js";
import { removeFile, replaceFile } from "./replace-file.js";

/**
 * Does what a plan says. The manifest comes first, with the old and the new hash of each file about to change, and last
 * with the new ones, so that a run after one that was killed tells its own files from a hand's. A file whose bytes are
 * right is not opened. Throws `InputError` where the disk refuses; refuses a plan that refuses a file.
 */
export function applyWrites(plan: WritePlan): void {
  if (plan.files.some(({ change }) => change === "refuse")) throw new Error("a plan with refused files was applied");
  const manifest = join(plan.folder, manifestName);
  const changing = plan.files.filter(({ change }) => change === "create" || change === "update" || change === "delete");
  if (changing.length > 0 && plan.manifestFound !== plan.manifestBefore) replaceFile(manifest, plan.manifestBefore);
  for (const planned of changing) applyFile(plan.folder, planned);
  const written = changing.length > 0 ? plan.manifestBefore : plan.manifestFound;
  if (written?.replaceAll("\r\n", "\n") !== plan.manifestAfter) replaceFile(manifest, plan.manifestAfter);
}

function applyFile(folder: string, { path, content }: PlannedFile): void {
  const absolute = join(folder, path);
  if (content === null) removeFile(absolute, folder);
  else replaceFile(absolute, content);
}
