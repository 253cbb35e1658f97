import { isWithin } from "../virtual-path.js";
import { compareFiles, type Files } from "./compare-files.js";
import type { Mount } from "./mount.js";
import type { Patch } from "./patch-queue.js";
import { scanFolder, type ScanOptions } from "./scan-folder.js";
import { Settling, type FoundFile } from "./settle-files.js";

/** A mount, and what is in it by now. */
export class PublishedFolder implements Mount {
  readonly alias: string;
  readonly folder: string;
  /** The files as the last scan found them. */
  files: Files = new Map();
  /** The folders on the disk, as far as the last scan found any. */
  folders: readonly string[] = [];
  private readonly options: ScanOptions;
  private readonly settling = new Settling();
  private found: ReadonlyMap<string, FoundFile> = new Map();

  constructor({ alias, folder }: Mount, options: ScanOptions) {
    this.alias = alias;
    this.folder = folder;
    this.options = options;
  }

  /** Tells whether every change was told; otherwise one is kept back until its file is left alone. */
  get isSettled(): boolean {
    return this.settling.isDone;
  }

  /** Scans the folder, and gives what has changed since the last scan. */
  async refresh(): Promise<readonly Patch[]> {
    const { files, folders, unknown } = await scanFolder(this, this.options);
    for (const [path, file] of this.found) if (unknown.some((place) => isWithin(path, place))) files.set(path, file);
    const before = this.files;
    this.files = this.settling.settle(before, files, Date.now());
    this.found = files;
    this.folders = folders;
    return compareFiles(before, this.files);
  }
}
