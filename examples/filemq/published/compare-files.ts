import type { Patch } from "./patch-queue.js";

/** Published files: what tells one version from another, by path. */
export type Files = ReadonlyMap<string, string>;

/** Gives what has to be done to come from one set of files to another: first what is deleted, then what is created. */
export function compareFiles(before: Files, after: Files): readonly Patch[] {
  const patches: Patch[] = [];
  for (const path of before.keys()) if (!after.has(path)) patches.push({ operation: "delete", path });
  for (const [path, version] of after) if (before.get(path) !== version) patches.push({ operation: "create", path });
  return patches;
}
