import { realpathSync, statSync, writeFileSync } from "node:fs";
import { onDisk } from "../faults/disk-fault.js";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { replaceFile } from "../index.js";

/**
 * Replaces the file that an absolute path leads to, whole or not at all, and makes the folders it lies in. Throws
 * `InputError` where the disk refuses.
 */
export function writeOutput(path: string, text: string): void {
  const found = onDisk("write", path, () => statSync(path, { throwIfNoEntry: false }));
  if (found?.isDirectory() === true) throw new InputError(`Cannot write ${showPath(path)}: it is a folder.`);
  if (found === undefined || found.isFile()) {
    replaceFile(found === undefined ? path : realpathSync(path), text);
    return;
  }
  // A pipe or a device takes what is written to it; a file would only take its place.
  onDisk("write", path, () => {
    writeFileSync(path, text);
  });
}
