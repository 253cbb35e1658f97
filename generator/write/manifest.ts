import { InputError } from "../faults/input-error.js";
import { findPathFault } from "./path-fault.js";

/** The name of the manifest in each output folder. */
export const manifestName = "chartwright.manifest.json";

/**
 * What the manifest says of a file: the hash it had when it was written, and the spec it came from, null for what all
 * protocols share. While a run is writing, and after one that was killed, there are two hashes: the old and the new.
 */
export interface ManifestEntry {
  readonly hashes: readonly string[];
  readonly spec: string | null;
}

/** What a manifest says, by path relative to its folder, with `/` between the parts. */
export type Manifest = ReadonlyMap<string, ManifestEntry>;

const valuePattern = /^(sha256:[0-9a-f]{64}(?:\|sha256:[0-9a-f]{64})*)(?: (.+))?$/su;
const conflictMarker = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/u;

/** Gives the text of a manifest: a line for each file, sorted, and nothing of the day or of this program's version. */
export function formatManifest(manifest: Manifest): string {
  const entries = [...manifest].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = entries.map(([path, entry]) => `  ${JSON.stringify(path)}: ${JSON.stringify(formatEntry(entry))}`);
  return lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`;
}

/**
 * Reads a manifest. One with conflict markers is read as both sides together. Throws `InputError` where the text is no
 * manifest, or names a path that leads out of its folder; `shown` is the manifest's own path, for that message.
 */
export function parseManifest(text: string, shown: string): Manifest {
  const manifest = new Map<string, ManifestEntry>();
  for (const [path, value] of parseLines(text, shown)) {
    const [, hashes, spec] = (typeof value === "string" ? valuePattern.exec(value) : null) ?? [];
    if (hashes === undefined || findPathFault(path) !== null) throw damaged(shown, path);
    const earlier = manifest.get(path)?.hashes ?? [];
    manifest.set(path, { hashes: [...new Set([...earlier, ...hashes.split("|")])], spec: spec ?? null });
  }
  return manifest;
}

/** Tells whether a manifest is one that a run has left: one that was interrupted, or a merge, leaves several hashes of a file. */
export function isSettled(text: string, manifest: Manifest): boolean {
  const hasMarkers = text.split(/\r?\n/u).some((line) => conflictMarker.test(line));
  return !hasMarkers && [...manifest.values()].every(({ hashes }) => hashes.length === 1);
}

function formatEntry({ hashes, spec }: ManifestEntry): string {
  return spec === null ? hashes.join("|") : `${hashes.join("|")} ${spec}`;
}

function parseLines(text: string, shown: string): readonly (readonly [string, unknown])[] {
  const lines = text.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  const kept = lines.filter((line) => !conflictMarker.test(line));
  if (kept.length === lines.length) return parseEntries(text.replace(/^\uFEFF/u, ""), shown);
  const entries = kept.map((line) => line.trim().replace(/,$/u, "")).filter((line) => !["", "{", "}"].includes(line));
  return entries.flatMap((line) => parseEntries(`{${line}}`, shown));
}

function parseEntries(json: string, shown: string): readonly (readonly [string, unknown])[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw damaged(shown, null);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw damaged(shown, null);
  return Object.entries(value);
}

function damaged(shown: string, path: string | null): InputError {
  const what = path === null ? "is not a manifest of chartwright" : `has a damaged entry for ${JSON.stringify(path)}`;
  return new InputError(`${shown} ${what}; restore it, or move it away to start a new one.`);
}
