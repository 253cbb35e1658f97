import { closeSync, openSync, readdirSync, readSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { onDisk } from "../faults/disk-fault.js";
import { toSlashes } from "../faults/show-path.js";
import { hasFirstLine } from "./first-line.js";
import { manifestName } from "./manifest.js";
import type { OutputFolder } from "./output-folder.js";
import { unlessGone } from "./unless-gone.js";

const emittedKinds = /\.(?:ts|md|mmd|svg)$/u;

/**
 * Gives the files below an output folder that carry our first line and that its manifest does not list, sorted. A folder
 * with a manifest of its own is another output folder, and not searched.
 */
export function listUnlistedFiles({ folder, manifest }: OutputFolder): readonly string[] {
  const paths = listFiles(folder, "").filter((path) => emittedKinds.test(path) && manifest?.has(path) !== true);
  return paths.filter((path) => hasFirstLine(readStart(join(folder, path)))).toSorted();
}

function listFiles(folder: string, below: string): readonly string[] {
  const entries = listEntries(join(folder, below));
  if (below !== "" && entries.some(({ name }) => name === manifestName)) return [];
  return entries.flatMap((entry) => {
    const path = toSlashes(join(below, entry.name));
    if (entry.isFile()) return [path];
    const isSearched = entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith(".");
    return isSearched ? listFiles(folder, path) : [];
  });
}

function listEntries(folder: string): readonly Dirent[] {
  return onDisk("read", folder, () => unlessGone(() => readdirSync(folder, { withFileTypes: true }))) ?? [];
}

function readStart(path: string): string {
  return onDisk("read", path, () => unlessGone(() => readBytes(path))) ?? "";
}

function readBytes(path: string): string {
  const descriptor = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(64);
    return buffer.toString("utf8", 0, readSync(descriptor, buffer, 0, 64, 0));
  } finally {
    closeSync(descriptor);
  }
}
