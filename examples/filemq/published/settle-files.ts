import type { Files } from "./compare-files.js";

/** A file as a scan found it. */
export interface FoundFile {
  readonly version: string;
  /** When it last changed, in milliseconds since 1970. */
  readonly changed: number;
}

/** How long a file must have been left alone before its change is told, in milliseconds. */
const quiet = 100;

/** How long a change is kept back where the file is never left alone, in milliseconds. */
const patience = 2_000;

/**
 * Keeps back the changes of files that are being written: nothing is gained by sending half of them, and a second change
 * within the same tick of the file system's clock could not be told from the first.
 */
export class Settling {
  /** Since when the change of a path is kept back. */
  private readonly since = new Map<string, number>();

  /** Tells whether every change was told. */
  get isDone(): boolean {
    return this.since.size === 0;
  }

  /** Gives the files as clients shall see them: in place of one that is not left alone, what was known of it before. */
  settle(known: Files, found: ReadonlyMap<string, FoundFile>, now: number): Files {
    for (const path of this.since.keys()) if (!found.has(path)) this.since.delete(path);
    const settled = new Map<string, string>();
    for (const [path, file] of found) {
      const version = this.choose(path, file, { known: known.get(path), now });
      if (version !== undefined) settled.set(path, version);
    }
    return settled;
  }

  private choose(
    path: string,
    { version, changed }: FoundFile,
    { known, now }: { readonly known: string | undefined; readonly now: number },
  ): string | undefined {
    const isQuiet = now - changed >= quiet;
    if (isQuiet || version === known) {
      this.since.delete(path);
      return version;
    }
    const since = this.since.get(path) ?? now;
    const isOverdue = now - since >= patience;
    this.since.set(path, isOverdue ? now : since);
    // Marked, so that it differs from the same version once that is left alone, and is then told again.
    return isOverdue ? `${version}~` : known;
  }
}
