import { readFileSync, statSync } from "node:fs";
import { onDisk } from "./disk-fault.js";
import { InputError } from "./input-error.js";
import { showPath } from "./show-path.js";

const maxBytes = 64 * 1024 * 1024;

/** Reads a file that the user named. Throws `InputError` where the disk refuses, or where no sane file is that large. */
export function readInput(path: string): Uint8Array {
  return onDisk("read", path, () => {
    if (statSync(path).size > maxBytes)
      throw new InputError(`Cannot read ${showPath(path)}: it is larger than 64 MiB.`);
    return readFileSync(path);
  });
}
