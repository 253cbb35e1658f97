import { statSync } from "node:fs";
import { onDisk } from "../faults/disk-fault.js";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { findManifestDrift, listUnlistedFiles, readOutputFolder, type Drift, type OutputFolder } from "../index.js";
import { startReport, type Report } from "../report/report.js";
import { escapeText } from "../text/escape-text.js";
import { describeDriftedFiles, showDrift } from "./describe-drifted-files.js";

/**
 * Compares an output folder, by its absolute path, with the manifest in it: for a repository that has neither the specs nor
 * a config. Throws `InputError` where there is no manifest, or nothing in it, or the disk refuses.
 */
export function checkManifest(folder: string): Report {
  const stats = onDisk("read", folder, () => statSync(folder));
  if (!stats.isDirectory()) throw new InputError(`Cannot compare ${showPath(folder)}: it is not a folder.`);
  const output = readOutputFolder({ folder, specRoot: folder }, []);
  const drift = findManifestDrift(output, listUnlistedFiles(output));
  const files = showDrift(drift, folder, null);
  const hasDrifted = files.length > 0;
  const advice = hasDrifted ? [adviseOnManifest(output, drift)] : [];
  const lines = [...describeDriftedFiles(files, drift.compared), ...advice];
  const keys = { compared: drift.compared, mend: null, files };
  const drifted = { exitCode: 3, reason: "Drift: what is on the disk is not what its manifest lists." };
  return { ...startReport("generate"), body: { lines, keys }, ...(hasDrifted ? drifted : {}) };
}

// Nothing can be emitted here, where there is no spec.
function adviseOnManifest({ manifest }: OutputFolder, { files }: Drift): string {
  const specs = files.map(({ path }) => manifest?.get(path)?.spec ?? null).filter((spec) => spec !== null);
  const named = [...new Set(specs)].toSorted().map(escapeText).join(", ");
  const where = `where the specs are${named === "" ? "" : ` (${named})`}`;
  return `To mend it: run chartwright generate ${where}, or restore what was committed.`;
}
