import { watch, type FSWatcher } from "node:fs";

/** How many folders are watched at most. */
const most = 1_000;

/**
 * Hears that something happens in folders. It may miss what happens, and does where the system has no more watches to
 * give: it only makes a scan come earlier. One watch a folder, since a recursive one takes another for each file.
 */
export class FolderWatches {
  private readonly watches = new Map<string, FSWatcher>();
  private readonly woken: () => void;

  constructor(woken: () => void) {
    this.woken = woken;
  }

  /** Watches these folders from here on, and no others. */
  follow(folders: readonly string[]): void {
    const wanted = new Set(folders.slice(0, most));
    for (const folder of this.watches.keys()) if (!wanted.has(folder)) this.drop(folder);
    for (const folder of wanted) if (!this.watches.has(folder)) this.add(folder);
  }

  close(): void {
    this.follow([]);
  }

  private add(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, this.woken);
      watcher.on("error", () => {
        this.drop(folder);
      });
      this.watches.set(folder, watcher);
      this.woken(); // By what happened before.
    } catch {
      // It is gone already, or there are no more watches. The next scan comes anyway.
    }
  }

  private drop(folder: string): void {
    this.watches.get(folder)?.close();
    this.watches.delete(folder);
  }
}
