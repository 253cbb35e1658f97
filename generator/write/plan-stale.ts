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
  const specs = new Set(emitted.map(({ spec }) => spec));
  const isOurs = (spec: string | null): boolean => spec !== null && (specs.has(spec) || output.goneSpecs.has(spec));
  const entries = [...(output.manifest ?? [])].filter(([path]) => !paths.has(path));
  const others = entries.some(([, { spec }]) => spec !== null && !isOurs(spec));
  return entries
    .filter(([, { spec }]) => (spec === null ? !others : isOurs(spec)))
    .map(([path, entry]) =>
      planStaleFile(path, entry, { found: output.files.get(path) ?? { kind: "missing" }, options }),
    );
}

function planStaleFile(
  path: string,
  { spec, hashes }: ManifestEntry,
  { found, options }: { readonly found: DiskFile; readonly options: PlanOptions },
): PlannedFile {
  const change = chooseChange(found, hashes, options);
  const reason = change === "refuse" ? "its spec is gone, but a hand has changed it; --force removes it" : null;
  return { path, spec, change, standing: "orphaned", reason, content: null, found };
}

// What lacks our first line and is not as we left it has become the user's own.
function chooseChange(found: DiskFile, hashes: readonly string[], { force, prune }: PlanOptions): Change {
  if (found.kind !== "file") return "forget";
  if (hashes.includes(found.hash)) return prune ? "delete" : "keep";
  if (!found.hasFirstLine) return "forget";
  if (!prune) return "keep";
  return force ? "delete" : "refuse";
}
