import { existsSync, lstatSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { isDiskRefusal, onDisk } from "../faults/disk-fault.js";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { hashContent } from "./content-hash.js";
import { hasFirstLine } from "./first-line.js";
import { manifestName, parseManifest, type Manifest } from "./manifest.js";
import type { DiskFile, OutputFolder } from "./output-folder.js";

/** Where an output folder lies, and the folder that the manifest's specs are relative to; both absolute. */
export interface OutputPlace {
  readonly folder: string;
  readonly specRoot: string;
}

const missing: DiskFile = { kind: "missing" };

/**
 * Reads what an output folder holds of the given paths and of those its manifest lists. Follows no symbolic link below
 * the folder. Throws `InputError` where the disk refuses or the manifest is damaged.
 */
export function readOutputFolder({ folder, specRoot }: OutputPlace, paths: Iterable<string>): OutputFolder {
  refuseFile(folder);
  const manifestText = readManifestText(folder);
  const manifest = manifestText === null ? null : parseManifest(manifestText, showPath(join(folder, manifestName)));
  const all = new Set([...paths, ...(manifest?.keys() ?? [])]);
  const files = new Map([...all].map((path) => [path, readDiskFile(folder, path)] as const));
  return { folder, manifest, manifestText, files, goneSpecs: findGoneSpecs(manifest, specRoot) };
}

/** Reads what stands at a path below a folder, none of whose parts may be a symbolic link. */
export function readDiskFile(folder: string, path: string): DiskFile {
  const parts = path.split("/");
  for (const depth of parts.keys()) {
    const found = lookAt(join(folder, ...parts.slice(0, depth + 1)), depth === parts.length - 1 ? "file" : "folder");
    if (found !== "as wanted") return found;
  }
  const absolute = join(folder, path);
  const bytes = onDisk("read", absolute, () => readFileSync(absolute));
  const text = bytes.toString("utf8");
  return { kind: "file", hash: hashContent(bytes), text, hasFirstLine: hasFirstLine(text) };
}

function lookAt(path: string, wanted: "file" | "folder"): DiskFile | "as wanted" {
  const stats = onDisk("read", path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (stats === undefined) return missing;
  if (wanted === "file" ? stats.isFile() : stats.isDirectory()) return "as wanted";
  if (stats.isSymbolicLink()) return { kind: "other", what: "a symbolic link" };
  if (stats.isDirectory()) return { kind: "other", what: "a folder" };
  return { kind: "other", what: stats.isFile() ? "a file where a folder must be" : "no plain file" };
}

function refuseFile(folder: string): void {
  const stats = onDisk("read", folder, () => statSyncIfThere(folder));
  if (stats?.isDirectory() === false) throw new InputError(`Cannot write to ${showPath(folder)}: it is not a folder.`);
}

// `throwIfNoEntry: false` also hides ENOTDIR, which must be told at once and not at the first write.
function statSyncIfThere(folder: string): ReturnType<typeof statSync> {
  try {
    return statSync(folder);
  } catch (error) {
    if (isDiskRefusal(error) && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function readManifestText(folder: string): string | null {
  const file = readDiskFile(folder, manifestName);
  switch (file.kind) {
    case "missing":
      return null;
    case "file":
      return file.text;
    case "other":
      throw new InputError(`Cannot use ${showPath(join(folder, manifestName))} as the manifest: it is ${file.what}.`);
  }
}

function findGoneSpecs(manifest: Manifest | null, specRoot: string): ReadonlySet<string> {
  const specs = [...(manifest?.values() ?? [])].map(({ spec }) => spec).filter((spec) => spec !== null);
  return new Set(specs.filter((spec) => !existsSync(resolve(specRoot, spec))));
}
