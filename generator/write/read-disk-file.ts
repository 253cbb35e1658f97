import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { onDisk } from "../faults/disk-fault.js";
import { hashContent } from "./content-hash.js";
import { hasFirstLine } from "./first-line.js";
import type { DiskFile } from "./output-folder.js";
import { unlessGone } from "./unless-gone.js";

/** What is no plain file. */
type Obstacle = Exclude<DiskFile, { readonly kind: "file" }>;

const missing: Obstacle = { kind: "missing" };

/** Reads what stands at a path below a folder, none of whose parts may be a symbolic link. */
export function readDiskFile(folder: string, path: string): DiskFile {
  const other = findObstacle(folder, path);
  if (other !== null) return other;
  const absolute = join(folder, path);
  const bytes = onDisk("read", absolute, () => unlessGone(() => readFileSync(absolute)));
  if (bytes === null) return missing;
  const text = bytes.toString("utf8");
  return { kind: "file", hash: hashContent(bytes), text, hasFirstLine: hasFirstLine(text) };
}

/** Gives what stands at a path below a folder, or at a part of it, instead of a plain file; null where one does. */
export function findObstacle(folder: string, path: string): Obstacle | null {
  const parts = path.split("/");
  for (const depth of parts.keys()) {
    const other = lookAt(join(folder, ...parts.slice(0, depth + 1)), depth === parts.length - 1 ? "file" : "folder");
    if (other !== null) return other;
  }
  return null;
}

function lookAt(path: string, wanted: "file" | "folder"): Obstacle | null {
  const stats = onDisk("read", path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (stats === undefined) return missing;
  if (wanted === "file" ? stats.isFile() : stats.isDirectory()) return null;
  if (stats.isSymbolicLink()) return { kind: "other", what: "a symbolic link" };
  if (stats.isDirectory()) return { kind: "other", what: "a folder" };
  return { kind: "other", what: stats.isFile() ? "a file where a folder must be" : "no plain file" };
}
