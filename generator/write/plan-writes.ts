import type { EmittedFile } from "../emit/emitted-file.js";
import { hashContent } from "./content-hash.js";
import { formatManifest, type ManifestEntry } from "./manifest.js";
import type { PlanOptions } from "./plan-options.js";
import type { OutputFolder } from "./output-folder.js";
import { planEmitted } from "./plan-emitted.js";
import { planStale } from "./plan-stale.js";
import type { PlannedFile } from "./planned-file.js";

/** All that is to happen to an output folder. Where a file is refused, nothing of the plan may be applied. */
export interface WritePlan {
  readonly folder: string;
  /** Sorted by path. */
  readonly files: readonly PlannedFile[];
  /** The manifest while the files are written: the old and the new hash of each that changes. */
  readonly manifestBefore: string;
  /** The manifest when all is written. */
  readonly manifestAfter: string;
  /** The manifest that is there, null where there is none. */
  readonly manifestFound: string | null;
  /** Temporary files that a run which was killed has left, by path: they are removed. */
  readonly leftovers: readonly string[];
}

/**
 * Plans what makes an output folder hold the emitted files: pure, and the same for the same input. Entries of specs
 * that were not emitted and are still there are carried over.
 */
export function planWrites(emitted: readonly EmittedFile[], output: OutputFolder, options: PlanOptions): WritePlan {
  const files = [...planEmitted(emitted, output, options), ...planStale(emitted, output, options)];
  const before = new Map(output.manifest);
  const after = new Map(output.manifest);
  for (const planned of files) {
    recordBefore(before, planned);
    recordAfter(after, planned);
  }
  return {
    folder: output.folder,
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    manifestBefore: formatManifest(before),
    manifestAfter: formatManifest(after),
    manifestFound: output.manifestText,
    leftovers: output.leftovers,
  };
}

// The hash of what is there is not recorded for what stays: a hand may have changed it.
function recordBefore(manifest: Map<string, ManifestEntry>, planned: PlannedFile): void {
  const { path, spec, change, found, content } = planned;
  const old = found.kind === "file" ? [found.hash] : [];
  if (change === "forget") manifest.delete(path);
  else if (content !== null) manifest.set(path, { hashes: [...new Set([...old, hashContent(content)])], spec });
  else if (change === "delete") manifest.set(path, { hashes: old, spec });
}

function recordAfter(manifest: Map<string, ManifestEntry>, planned: PlannedFile): void {
  if (planned.change === "delete" || planned.change === "forget") manifest.delete(planned.path);
  else if (planned.content !== null) {
    manifest.set(planned.path, { hashes: [hashContent(planned.content)], spec: planned.spec });
  }
}
