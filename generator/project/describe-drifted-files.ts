import { join } from "node:path";
import { showPath } from "../faults/show-path.js";
import type { Drift, DriftedFile } from "../index.js";
import { escapeLines, escapeText } from "../text/escape-text.js";

/** A file that has drifted, as a report has it: its path as shown, and the name of its target. */
export interface ShownDrift extends DriftedFile {
  readonly target: string | null;
}

/** Gives the drift of an output folder as a report has it. */
export function showDrift(drift: Drift, folder: string, target: string | null): readonly ShownDrift[] {
  return drift.files.map((file) => ({ ...file, path: showPath(join(folder, file.path)), target }));
}

/** Gives lines for people: what has drifted, the diffs, and how many files were compared. */
export function describeDriftedFiles(files: readonly ShownDrift[], compared: number): readonly string[] {
  return [
    ...files.map(({ standing, path }) => `${standing.padEnd(8)} ${escapeText(path)}`),
    ...files.flatMap(({ diff }) => (diff === null ? [] : ["", escapeLines(diff.replace(/\n$/u, ""))])),
    ...(files.length === 0 ? [] : [""]),
    `${compared === 1 ? "1 file" : `${String(compared)} files`} compared, ${countDrift(files.length)}.`,
  ];
}

function countDrift(count: number): string {
  if (count === 0) return "no drift";
  return count === 1 ? "1 has drifted" : `${String(count)} have drifted`;
}
