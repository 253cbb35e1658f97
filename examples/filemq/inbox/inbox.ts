import { lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";

import { describeFault } from "../../command/print.js";
import { partialName, readPartialName } from "../partial-name.js";
import { splitPath } from "../virtual-path.js";
import { isGone } from "../published/is-gone.js";

/** The folder that files arrive in. No path leads out of it: neither by its words nor by a symbolic link on its way. */
export class Inbox {
  readonly folder: string;

  /** Makes the folder unless it is there, and removes what clients that are gone have left. Throws where it cannot. */
  constructor(folder: string) {
    try {
      mkdirSync(folder, { recursive: true });
      this.folder = realpathSync(folder);
      removeLeftovers(this.folder);
    } catch (error) {
      throw new Error(`cannot use the inbox ${folder}: ${describeFault(error)}`, { cause: error });
    }
  }

  /** Where a file is written until it is complete. In the inbox itself, so that it is of the same file system. */
  get partial(): string {
    return join(this.folder, partialName(process.pid));
  }

  /** Moves the complete file into its place. Throws where there is none for it. */
  place(path: string): void {
    const place = this.locate(path);
    mkdirSync(dirname(place), { recursive: true });
    renameSync(this.partial, place); // What is there is replaced, a link too; a folder is not.
  }

  /** Removes a file, and the folders that are empty then. Tells whether there was one. Throws where it is none. */
  remove(path: string): boolean {
    const place = this.locate(path);
    try {
      unlinkSync(place);
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
    this.removeEmpty(dirname(place));
    return true;
  }

  /** Gives where a published path lies. Throws where that is not in the inbox, or where something stands in its way. */
  locate(path: string): string {
    const segments = splitPath(path) ?? [];
    const name = segments.at(-1);
    if (name === undefined || readPartialName(segments[0] ?? "") !== null) throw new Error("it is no path of a file");
    let place = this.folder;
    for (const folder of segments.slice(0, -1)) {
      place = join(place, folder);
      const found = lstatSync(place, { throwIfNoEntry: false });
      if (found !== undefined && !found.isDirectory()) throw new Error(`${folder} is no folder in the inbox`);
    }
    place = join(place, name);
    if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory() === true)
      throw new Error("it is a folder in the inbox");
    return place;
  }

  private removeEmpty(from: string): void {
    try {
      for (let folder = from; folder !== this.folder; folder = dirname(folder)) rmdirSync(folder);
    } catch {
      // This one is not empty, and neither are those above it.
    }
  }
}

/** A client that was killed could not remove what it was writing. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = readPartialName(name);
    if (pid !== null && !isRunning(pid)) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
