import { readFileSync, statSync } from "node:fs";
import { onDisk } from "./disk-fault.js";
import { InputError } from "./input-error.js";
import { showPath } from "./show-path.js";

const maxBytes = 64 * 1024 * 1024;

/** Reads a file that the user named. Throws `InputError` where the disk refuses, or where no sane file is that large. */
export function readInput(path: string): Uint8Array {
  return onDisk("read", path, () => {
    const stats = statSync(path);
    // To open one waits for whoever writes to it, and no signal ends that. What the shell has opened is there: /dev/stdin.
    if (stats.isFIFO() && !path.startsWith("/dev/")) {
      throw new InputError(`Cannot read ${showPath(path)}: it is a pipe; give /dev/stdin, or a file.`);
    }
    if (stats.size > maxBytes) throw new InputError(`Cannot read ${showPath(path)}: it is larger than 64 MiB.`);
    return readFileSync(path);
  });
}
