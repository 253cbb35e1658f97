import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { onDisk } from "../faults/disk-fault.js";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { hasLock } from "./folder-lock.js";
import { manifestName, parseManifest, type Manifest } from "./manifest.js";
import type { OutputFolder } from "./output-folder.js";
import { findPathFault } from "./path-fault.js";
import { findObstacle, readDiskFile } from "./read-disk-file.js";
import { nameTemporary } from "./replace-file.js";
import { unlessGone } from "./unless-gone.js";

/** Where an output folder lies, and the folder that the manifest's specs are relative to; both absolute. */
export interface OutputPlace {
  readonly folder: string;
  readonly specRoot: string;
}

const maxAttempts = 100;

/**
 * Reads what an output folder holds of the given paths and of those its manifest lists, as it was at one moment: where the
 * manifest has changed meanwhile, a run is writing there, and all is read again. Follows no symbolic link below the folder,
 * which may be one itself. Throws `InputError` where the disk refuses or the manifest is damaged.
 */
export function readOutputFolder(place: OutputPlace, paths: Iterable<string>): OutputFolder {
  const { folder } = place;
  refuseFile(folder);
  const emitted = [...paths];
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const manifestText = readManifestText(folder);
    const output = readFiles(place, emitted, manifestText);
    if (readManifestText(folder) === manifestText) return output;
  }
  throw new InputError(`Cannot read ${showPath(folder)}: other runs write there without end.`);
}

function readFiles(
  { folder, specRoot }: OutputPlace,
  emitted: readonly string[],
  manifestText: string | null,
): OutputFolder {
  const manifest = manifestText === null ? null : parseManifest(manifestText, showPath(join(folder, manifestName)));
  const all = [...new Set([...emitted, ...(manifest?.keys() ?? [])])];
  return {
    folder,
    manifest,
    manifestText,
    files: new Map(all.map((path) => [path, readDiskFile(folder, path)] as const)),
    goneSpecs: findGoneSpecs(manifest, specRoot),
    ...findTemporaries(folder, [manifestName, ...all]),
    isLocked: hasLock(folder),
  };
}

function findTemporaries(folder: string, paths: readonly string[]): Pick<OutputFolder, "leftovers" | "obstacles"> {
  const leftovers: string[] = [];
  const obstacles = new Map<string, string>();
  for (const path of paths.filter((one) => findPathFault(one) === null)) {
    const found = findObstacle(folder, nameTemporary(path));
    if (found === null) leftovers.push(nameTemporary(path));
    else if (found.kind === "other") obstacles.set(path, found.what);
  }
  return { leftovers, obstacles };
}

function refuseFile(folder: string): void {
  // `throwIfNoEntry: false` also hides ENOTDIR, which must be told at once and not at the first write.
  const stats = onDisk("read", folder, () => unlessGone(() => statSync(folder)));
  if (stats?.isDirectory() === false) throw new InputError(`Cannot write to ${showPath(folder)}: it is not a folder.`);
}

function readManifestText(folder: string): string | null {
  const temporary = findObstacle(folder, nameTemporary(manifestName));
  if (temporary?.kind === "other") throw describeObstacle(join(folder, nameTemporary(manifestName)), temporary.what);
  const file = readDiskFile(folder, manifestName);
  switch (file.kind) {
    case "missing":
      return null;
    case "file":
      return file.text;
    case "other":
      throw describeObstacle(join(folder, manifestName), file.what);
  }
}

function describeObstacle(path: string, what: string): InputError {
  return new InputError(`Cannot use ${showPath(path)} for the manifest: it is ${what}.`);
}

function findGoneSpecs(manifest: Manifest | null, specRoot: string): ReadonlySet<string> {
  const specs = [...(manifest?.values() ?? [])].map(({ spec }) => spec).filter((spec) => spec !== null);
  return new Set(specs.filter((spec) => !existsSync(resolve(specRoot, spec))));
}
