import { basename, dirname } from "node:path";
import { isInside } from "../faults/is-inside.js";

/** The folders to watch, absolute, each with the names in it that matter; null where all do. */
export type WatchPlan = ReadonlyMap<string, ReadonlySet<string> | null>;

/**
 * A plan in the making. Folders are watched, never files: a file that is saved by renaming another one over it is not the
 * file that was there before. For the same reason the folders on the way to each are watched too, from `root` down.
 */
export class WatchPlanDraft {
  readonly #root: string;
  readonly #folders = new Map<string, Set<string> | null>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The plan as it is so far. */
  get plan(): WatchPlan {
    return this.#folders;
  }

  /** Adds a file that is there or may come. */
  addFile(path: string): void {
    this.#addName(dirname(path), basename(path));
    this.#addWay(dirname(path));
  }

  /** Adds a folder with all that is in it. */
  addFolder(path: string): void {
    this.#folders.set(path, null);
    this.#addWay(path);
  }

  /** Adds files of some names in a folder, and in all those above it up to the last one. */
  addNamesUpTo(last: string, folder: string, names: readonly string[]): void {
    for (const name of names) this.#addName(folder, name);
    const above = dirname(folder);
    if (folder === last || folder === above) return;
    this.#addName(above, basename(folder));
    this.addNamesUpTo(last, above, names);
  }

  #addName(folder: string, name: string): void {
    const names = this.#folders.get(folder);
    if (names === undefined) this.#folders.set(folder, new Set([name]));
    else names?.add(name);
  }

  #addWay(folder: string): void {
    for (let at = folder; !isInside(this.#root, at) && at !== dirname(at); at = dirname(at)) {
      this.#addName(dirname(at), basename(at));
    }
  }
}

/** Gives a folder for one that is not there: the one it would be in, and its name in that. */
export function planParent(folder: string): WatchPlan {
  return new Map([[dirname(folder), new Set([basename(folder)])]]);
}
