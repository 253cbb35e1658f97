import type { DiskFile } from "./output-folder.js";

/**
 * How what is on the disk stands to what the specs emit: `changed` was emitted from an older spec or with other options,
 * `edited` was touched by a hand, `orphaned` is emitted no longer, `foreign` was never ours.
 */
export type Standing = "same" | "missing" | "changed" | "edited" | "orphaned" | "foreign";

/**
 * Compares what is on the disk with the hash it should have; `known` are the hashes that the manifest gives it. Without our
 * first line a file is foreign whatever the manifest says: somebody else may have written that.
 */
export function compareWithDisk(disk: DiskFile, wanted: string, known: readonly string[]): Standing {
  switch (disk.kind) {
    case "missing":
      return "missing";
    case "other":
      return "foreign";
    case "file":
      if (disk.hash === wanted) return "same";
      if (!disk.hasFirstLine) return "foreign";
      return known.includes(disk.hash) ? "changed" : "edited";
  }
}
