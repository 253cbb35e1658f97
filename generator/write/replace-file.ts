import { chmodSync, existsSync, lstatSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { onDisk } from "../faults/disk-fault.js";
import { isInside } from "../faults/is-inside.js";

/** Gives the name that a file has while it is written: always the same, so that what a killed run leaves can be found. */
export function nameTemporary(path: string): string {
  return `${path}.chartwright-new`;
}

/**
 * Writes a file under a temporary name beside it and renames it, so that no reader ever sees half of it. Runs without
 * giving way to other work of this process, so that no signal's handler can leave the temporary file behind. The file has
 * the permissions `mode`, where they are given, before anything of it can be read under its own name; else the usual ones.
 */
export function replaceFile(path: string, content: string, mode?: number): void {
  const temporary = nameTemporary(path);
  makeFolder(dirname(path));
  onDisk("write", path, () => {
    removePlainFile(temporary);
    try {
      writeFileSync(temporary, content, { flag: "wx", mode });
      if (mode !== undefined) chmodSync(temporary, mode); // The umask may have taken some of them.
      renameSync(temporary, path);
    } catch (error) {
      removePlainFile(temporary);
      throw error;
    }
  });
}

// A link or a folder of that name is not what a run has left.
function removePlainFile(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === true) rmSync(path, { force: true });
}

/**
 * Makes a folder where there is none. One level at a time: asked for several below a folder that takes none, as /proc, Node
 * tries for ever.
 */
export function makeFolder(path: string): void {
  if (existsSync(path) || dirname(path) === path) return;
  makeFolder(dirname(path));
  onDisk("make the folder", path, () => {
    try {
      mkdirSync(path);
    } catch (error) {
      if (!existsSync(path)) throw error; // Else another process made it meanwhile.
    }
  });
}

/** Removes a file, and the folders below `folder` that this leaves empty. */
export function removeFile(path: string, folder: string): void {
  onDisk("remove", path, () => {
    rmSync(path, { force: true });
  });
  removeEmptyFolders(dirname(path), folder);
}

/** Removes a folder and those above it, up to `folder`, which stays, as long as nothing is in them. */
export function removeEmptyFolders(path: string, folder: string): void {
  if (relative(folder, path) === "" || !isInside(path, folder)) return;
  try {
    rmdirSync(path);
  } catch {
    return; // Something else is in it.
  }
  removeEmptyFolders(dirname(path), folder);
}
