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
}
