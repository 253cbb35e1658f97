import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { describeFault } from "../../command/print.js";
import { readPartialName } from "../partial-name.js";
import { joinPath, splitPath } from "../virtual-path.js";
import { inspectFile } from "./inspect-file.js";
import { isGone } from "./is-gone.js";
import type { Mount } from "./mount.js";
import type { FoundFile } from "./settle-files.js";

/** What a scan of a mount found. */
export interface Scan {
  /** The files, by the paths under which they are published. */
  readonly files: Map<string, FoundFile>;
  /** The folders on the disk, that of the mount first. */
  readonly folders: string[];
  /** The paths of what could not be read: what is there is not known, which is not the same as gone. */
  readonly unknown: string[];
}

/** What a scan needs to know. */
export interface ScanOptions {
  /** Tells whether a path belongs to this mount; one with a longer alias may cover it. */
  readonly owns: (path: string) => boolean;
  /** Hears of what is passed over, and why. */
  readonly skipped: (path: string, why: string) => void;
}

/** A folder or a file: where it is, and the path under which it is published. */
interface Place {
  readonly place: string;
  readonly path: string;
}

/** How many files are looked at side by side. */
const breadth = 32;

/** Looks for all files of a mount. Symbolic links are passed over, wherever they lead. */
export async function scanFolder({ folder, alias }: Mount, options: ScanOptions): Promise<Scan> {
  const scan: Scan = { files: new Map(), folders: [], unknown: [] };
  const waiting: Place[] = [{ place: folder, path: alias }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { place, path } = next;
    const within = (entry: Dirent): Place => ({ place: join(place, entry.name), path: joinPath(path, entry.name) });
    const entries = await listFolder(next, { scan, options });
    const published = entries.filter((entry) => isPublished(within(entry).path, entry, options));
    waiting.push(...published.filter((entry) => entry.isDirectory()).map(within));
    await inspectAll(published.filter((entry) => entry.isFile()).map(within), { scan, options });
  }
  return scan;
}

/** What is being filled, and by what rules. */
interface Scanning {
  readonly scan: Scan;
  readonly options: ScanOptions;
}

/** The mount's own folder counts as unknown where it is gone: a disk may be away for a while. */
async function listFolder({ place, path }: Place, { scan, options }: Scanning): Promise<readonly Dirent[]> {
  const isFirst = scan.folders.push(place) === 1;
  try {
    return await readdir(place, { withFileTypes: true });
  } catch (error) {
    if (!isFirst && isGone(error)) return [];
    scan.unknown.push(path);
    options.skipped(path, describeFault(error));
    return [];
  }
}

function isPublished(path: string, entry: Dirent, { owns, skipped }: ScanOptions): boolean {
  if (entry.isSymbolicLink()) skipped(path, "it is a symbolic link");
  const isPlain = entry.isFile() || entry.isDirectory();
  if (!isPlain || readPartialName(entry.name) !== null) return false;
  // A name that is not UTF-8 arrives here with what stands for a fault in it.
  const isSendable = splitPath(path) !== null && !path.includes("\uFFFD");
  if (!isSendable) skipped(path, "no message can carry this path");
  return isSendable && (entry.isDirectory() || owns(path));
}

async function inspectAll(places: readonly Place[], scanning: Scanning): Promise<void> {
  for (let from = 0; from < places.length; from += breadth)
    await Promise.all(places.slice(from, from + breadth).map((place) => inspect(place, scanning)));
}

async function inspect({ place, path }: Place, { scan, options }: Scanning): Promise<void> {
  try {
    const file = await inspectFile(place);
    if (file !== null) scan.files.set(path, file);
  } catch (error) {
    scan.unknown.push(path);
    options.skipped(path, describeFault(error));
  }
}
