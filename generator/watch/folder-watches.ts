import { statSync, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";
import { watchFolder, type SeeEvent } from "./watch-folder.js";
import { planParent, type WatchPlan } from "./watch-plan.js";

/** Watches the folders of a plan, and tells that something has happened to a name that matters; never what. */
export class FolderWatches {
  readonly #notice: () => void;
  readonly #open = new Map<string, OpenWatch>();
  readonly #names = new Map<string, ReadonlySet<string> | null>();
  /** Those that told of themselves that they were removed or moved away. */
  readonly #gone = new Set<string>();
  #isClosed = false;

  constructor(notice: () => void) {
    this.#notice = notice;
  }

  /**
   * Watches what a plan says, and nothing else; for a folder that is not there, the nearest one above. Tells whether a watch
   * was begun: what happened before in that folder was not seen. Throws `InputError` where the system refuses.
   */
  follow(plan: WatchPlan): boolean {
    if (this.#isClosed) return false;
    this.#endThose((folder, { identity }) => this.#gone.has(folder) || identity !== identify(folder));
    this.#gone.clear();
    this.#names.clear();
    const hasBegun = this.#begin(plan);
    this.#endThose((folder) => !this.#names.has(folder));
    return hasBegun;
  }

  /** Watches nothing any longer, whatever it is told to follow. */
  close(): void {
    this.#isClosed = true;
    this.#endThose(() => true);
  }

  #begin(plan: WatchPlan): boolean {
    let hasBegun = false;
    for (const [folder, names] of plan) {
      const isMissing = !this.#open.has(folder);
      if (isMissing && !this.#tryWatch(folder)) {
        if (dirname(folder) !== folder && this.#begin(planParent(folder))) hasBegun = true;
      } else {
        hasBegun ||= isMissing;
        this.#addNames(folder, names);
      }
    }
    return hasBegun;
  }

  #addNames(folder: string, names: ReadonlySet<string> | null): void {
    const known = this.#names.get(folder);
    const all = known === null || names === null ? null : new Set([...(known ?? []), ...names]);
    this.#names.set(folder, all);
  }

  #tryWatch(folder: string): boolean {
    const identity = identify(folder);
    const watcher = watchFolder(folder, (type, name) => {
      this.#see(folder, type, name);
    });
    if (watcher !== null) this.#open.set(folder, { watcher, identity });
    return watcher !== null;
  }

  // A folder that is removed or moved away tells that by its own name.
  #see(folder: string, ...[type, name]: Parameters<SeeEvent>): void {
    const isItself = name === null || name === basename(folder);
    if (isItself && type === "rename") this.#gone.add(folder);
    const names = this.#names.get(folder);
    if (isItself || names === null || names?.has(name) === true) this.#notice();
  }

  #endThose(isOver: (folder: string, open: OpenWatch) => boolean): void {
    for (const [folder, open] of this.#open) {
      if (!isOver(folder, open)) continue;
      open.watcher.close();
      this.#open.delete(folder);
    }
  }
}

/** A watch stays with the folder that was there when it began, whatever is at its path by then. */
interface OpenWatch {
  readonly watcher: FSWatcher;
  readonly identity: string;
}

// Not enough by itself: one that is made after another was removed may have its number.
function identify(folder: string): string {
  try {
    const { dev, ino } = statSync(folder, { bigint: true });
    return `${String(dev)} ${String(ino)}`;
  } catch {
    return "";
  }
}
