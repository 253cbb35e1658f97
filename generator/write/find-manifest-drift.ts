import { join } from "node:path";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import type { Drift, DriftedFile } from "./find-drift.js";
import { isSettled, manifestName, type ManifestEntry } from "./manifest.js";
import type { DiskFile, OutputFolder } from "./output-folder.js";

/**
 * Tells how an output folder differs from its own manifest, without any spec: `unlisted` are the files that carry our first
 * line and that it does not list. Throws `InputError` where there is no manifest, or one that lists nothing.
 */
export function findManifestDrift(output: OutputFolder, unlisted: readonly string[]): Drift {
  const { folder, manifest, manifestText, files } = output;
  const shown = showPath(join(folder, manifestName));
  if (manifest === null || manifestText === null)
    throw new InputError(`There is no ${shown}: nothing to compare with.`);
  if (manifest.size === 0) throw new InputError(`${shown} lists no file, so there is nothing to compare.`);
  const drifted: readonly DriftedFile[] = [
    ...[...manifest].flatMap(([path, entry]) => compareWithEntry(path, entry, files.get(path))),
    ...unlisted.map((path) => ({ path, standing: "foreign" as const, diff: null })),
    ...(isSettled(manifestText, manifest) ? [] : [{ path: manifestName, standing: "changed" as const, diff: null }]),
  ];
  return {
    files: drifted.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    compared: manifest.size + unlisted.length + 1,
  };
}

function compareWithEntry(
  path: string,
  { hashes }: ManifestEntry,
  found: DiskFile = { kind: "missing" },
): readonly DriftedFile[] {
  switch (found.kind) {
    case "missing":
      return [{ path, standing: "missing", diff: null }];
    case "other":
      return [{ path, standing: "foreign", diff: null }];
    case "file":
      return hashes.includes(found.hash) ? [] : [{ path, standing: "edited", diff: null }];
  }
}
