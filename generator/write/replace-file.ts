import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { onDisk } from "../faults/disk-fault.js";

// Always the same, so that the run after one that was killed writes over what that one left.
const temporarySuffix = ".chartwright-new";

/**
 * Writes a file under a temporary name beside it and renames it, so that no reader ever sees half of it. Runs without
 * giving way to other work of this process, so that no signal's handler can leave the temporary file behind.
 */
export function replaceFile(path: string, content: string): void {
  const temporary = `${path}${temporarySuffix}`;
  makeFolder(dirname(path));
  onDisk("write", path, () => {
    rmSync(temporary, { force: true });
    try {
      writeFileSync(temporary, content, { flag: "wx" });
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

// One level at a time: asked for several below a folder that takes none, as /proc, Node tries for ever.
function makeFolder(path: string): void {
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
  removeIfEmpty(dirname(path), folder);
}

function removeIfEmpty(path: string, folder: string): void {
  const below = relative(folder, path);
  if (below === "" || below.startsWith("..")) return;
  try {
    rmdirSync(path);
  } catch {
    return; // Something else is in it.
  }
  removeIfEmpty(dirname(path), folder);
}
