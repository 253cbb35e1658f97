import { watch, type FSWatcher } from "node:fs";
import { isDiskRefusal, onDisk } from "../faults/disk-fault.js";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";

/** What the system tells of a folder: `name` is what it is about in it, or its own name; null where nobody can tell. */
export type SeeEvent = (type: string, name: string | null) => void;

/**
 * Watches one folder, not those in it; null where there is none. Throws `InputError` where the system refuses. An error that
 * comes later is told as an event: what is wrong with the folder is seen when it is looked at.
 */
export function watchFolder(folder: string, see: SeeEvent): FSWatcher | null {
  try {
    const watcher = onDisk("watch", folder, () => watch(folder, see));
    return watcher.on("error", () => {
      see("rename", null);
    });
  } catch (error) {
    const code = findRefusal(error);
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw code === "ENOSPC" ? explainLimit(folder) : error;
  }
}

function findRefusal(error: unknown): string | null {
  const cause = error instanceof InputError ? error.cause : null;
  return isDiskRefusal(cause) ? cause.code : null;
}

// The system says that no space is left where it has no more watches.
function explainLimit(folder: string): InputError {
  const message = `Cannot watch ${showPath(folder)}: the system allows no more watched folders (ENOSPC).`;
  return new InputError(`${message} On Linux, fs.inotify.max_user_watches says how many there may be.`);
}
