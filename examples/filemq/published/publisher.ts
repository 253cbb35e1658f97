import { report } from "../../command/print.js";
import { Alarm } from "./alarm.js";
import { FolderWatches } from "./folder-watches.js";
import { chooseMount, type Mount } from "./mount.js";
import type { Patch } from "./patch-queue.js";
import { PublishedFolder } from "./published-folder.js";

/** Hears what has changed in a folder; called where something has. */
type Changed = (folder: PublishedFolder, patches: readonly Patch[]) => void;

/**
 * All published folders, scanned again and again. Two scans, compared, say what has changed; watches only make the next
 * scan come earlier, since they may miss what happens.
 */
export class Publisher {
  private readonly folders: readonly PublishedFolder[];
  private readonly reported = new Set<string>();

  constructor(mounts: readonly Mount[]) {
    this.folders = mounts.map(
      (mount) =>
        new PublishedFolder(mount, {
          owns: (path) => chooseMount(mounts, path) === mount,
          skipped: (path, why) => {
            this.reportOnce(`${path} is passed over: ${why}`);
          },
        }),
    );
  }

  /** Gives the folder that a path belongs to. */
  find(path: string): PublishedFolder | null {
    return chooseMount(this.folders, path);
  }

  /** Scans each folder for the first time. */
  async open(): Promise<void> {
    for (const folder of this.folders) await folder.refresh();
  }

  /** Tells what changes, until the signal aborts. */
  async watch(stop: AbortSignal, changed: Changed): Promise<void> {
    const alarm = new Alarm(stop);
    const watches = new FolderWatches(() => {
      alarm.ring();
    });
    while (!stop.aborted) {
      watches.follow(this.folders.flatMap(({ folders }) => folders));
      const began = performance.now();
      for (const folder of this.folders) await this.refresh(folder, changed);
      if (this.folders.some(({ isSettled }) => !isSettled)) alarm.ring();
      await alarm.rest(performance.now() - began);
    }
    watches.close();
  }

  private async refresh(folder: PublishedFolder, changed: Changed): Promise<void> {
    const patches = await folder.refresh();
    if (patches.length > 0) changed(folder, patches);
  }

  private reportOnce(line: string): void {
    if (!this.reported.has(line)) report(line);
    this.reported.add(line);
  }
}
