import type { DiskFile } from "./output-folder.js";
import type { Standing } from "./standing.js";

/** What happens to a file; `forget` takes it out of the manifest and leaves the disk alone. */
export type Change = "create" | "update" | "delete" | "keep" | "refuse" | "forget";

/** One file of a plan. */
export interface PlannedFile {
  /** Relative to the output folder, with `/` between its parts. */
  readonly path: string;
  readonly spec: string | null;
  readonly change: Change;
  readonly standing: Standing;
  /** Why it is refused, in words that follow the path; null where it is not. */
  readonly reason: string | null;
  /** What the file is to hold; null where nothing emits it any longer. */
  readonly content: string | null;
  readonly found: DiskFile;
}
