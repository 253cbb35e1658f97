import type { EmittedFile } from "../emit/emitted-file.js";
import type { ManifestEntry } from "./manifest.js";
import type { DiskFile, OutputFolder } from "./output-folder.js";
import type { Change, PlannedFile } from "./planned-file.js";
import type { PlanOptions } from "./plan-options.js";

/**
 * Plans the files that the manifest lists and that nothing emits any longer. Only those of specs that this run emits, or
 * of specs that are gone, are touched; those of all protocols only where no other spec's file is left.
 */
export function planStale(
  emitted: readonly EmittedFile[],
  output: OutputFolder,
  options: PlanOptions,
): readonly PlannedFile[] {
  const paths = new Set(emitted.map(({ path }) => path));
  const folded = new Set(emitted.map(({ path }) => path.toLowerCase()));
  const specs = new Set(emitted.map(({ spec }) => spec));
  const isOurs = (spec: string | null): boolean => spec !== null && (specs.has(spec) || output.goneSpecs.has(spec));
  const entries = [...(output.manifest ?? [])].filter(([path]) => !paths.has(path));
  const others = entries.some(([, { spec }]) => spec !== null && !isOurs(spec));
  return entries
    .filter(([, { spec }]) => (spec === null ? !others : isOurs(spec)))
    .map(([path, entry]) => {
      const found = output.files.get(path) ?? { kind: "missing" };
      // Upper and lower case apart it may be a file that is emitted, and on some disks is.
      return planStaleFile(path, entry, { found, options, isTwin: folded.has(path.toLowerCase()) });
    });
}

/** What is known of a stale file beside its entry. */
interface StaleFile {
  readonly found: DiskFile;
  readonly options: PlanOptions;
  readonly isTwin: boolean;
}

function planStaleFile(
  path: string,
  { spec, hashes }: ManifestEntry,
  { found, options, isTwin }: StaleFile,
): PlannedFile {
  const change = isTwin ? "forget" : chooseChange(found, hashes, options);
  const reason = change === "refuse" ? "its spec is gone, but a hand has changed it; --force removes it" : null;
  return { path, spec, change, standing: "orphaned", reason, content: null, found };
}

// What lacks our first line is the user's own, whatever the manifest says.
function chooseChange(found: DiskFile, hashes: readonly string[], { force, prune }: PlanOptions): Change {
  if (found.kind !== "file" || !found.hasFirstLine) return "forget";
  if (!prune) return "keep";
  return force || hashes.includes(found.hash) ? "delete" : "refuse";
}
