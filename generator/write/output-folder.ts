import type { Manifest } from "./manifest.js";

/** What stands at a path on the disk; `what` names a thing that is no plain file: `a folder`, `a symbolic link`. */
export type DiskFile =
  | { readonly kind: "missing" }
  | { readonly kind: "file"; readonly hash: string; readonly text: string; readonly hasFirstLine: boolean }
  | { readonly kind: "other"; readonly what: string };

/** An output folder as it is: everything that planning needs to know of the disk. */
export interface OutputFolder {
  /** Its absolute path. */
  readonly folder: string;
  /** Null where there is none yet. */
  readonly manifest: Manifest | null;
  /** The manifest's text, null where there is none. */
  readonly manifestText: string | null;
  /** By path: each file that the manifest lists or that is about to be emitted. */
  readonly files: ReadonlyMap<string, DiskFile>;
  /** Specs that the manifest names and that are no longer there. */
  readonly goneSpecs: ReadonlySet<string>;
  /** Temporary files, by path, that a run which was killed has left, or one that is writing now. */
  readonly leftovers: readonly string[];
  /** What stands where a file would be while it is written, and was not left by a run, by the path of that file. */
  readonly obstacles: ReadonlyMap<string, string>;
  /** Whether another run holds the lock, or has left it behind. */
  readonly isLocked: boolean;
}
