import type { EmittedFile } from "../emit/emitted-file.js";
import { hashContent } from "./content-hash.js";
import { manifestName } from "./manifest.js";
import type { DiskFile, OutputFolder } from "./output-folder.js";
import { findPathFault } from "./path-fault.js";
import type { Change, PlannedFile } from "./planned-file.js";
import { nameTemporary } from "./replace-file.js";
import { compareWithDisk, type Standing } from "./standing.js";

/** Plans each emitted file: written, kept where it is right, or refused where something else is in its way. */
export function planEmitted(
  emitted: readonly EmittedFile[],
  output: OutputFolder,
  { force }: { readonly force: boolean },
): readonly PlannedFile[] {
  const twins = findTwins(emitted);
  const specs = new Set(emitted.map(({ spec }) => spec));
  const isElsewhere = (owner: string): boolean => !specs.has(owner) && !output.goneSpecs.has(owner);
  return emitted.map(({ path, content, spec }) => {
    const found = output.files.get(path) ?? { kind: "missing" };
    const entry = output.manifest?.get(path);
    const standing = compareWithDisk(found, hashContent(content), entry?.hashes ?? []);
    const fault = findPathFault(path) ?? twins.get(path.toLowerCase()) ?? null;
    const obstacle =
      findOwner(spec, entry?.spec ?? null, isElsewhere) ??
      findObstacle(standing, found, force) ??
      findTaken(path, standing, output);
    const reason = fault === null ? obstacle : `the path ${fault}`;
    const change = reason === null ? chooseChange(standing) : "refuse";
    return { path, spec, change, standing, reason, content, found };
  });
}

function chooseChange(standing: Standing): Change {
  switch (standing) {
    case "same":
      return "keep";
    case "missing":
      return "create";
    case "changed":
    case "edited":
    case "orphaned":
    case "foreign":
      return "update";
  }
}

// Two specs of one protocol would take each other's files in turn. One that was renamed is gone under its old name, and
// one that this run emits has given the path up.
function findOwner(spec: string | null, owner: string | null, isElsewhere: (owner: string) => boolean): string | null {
  if (spec === null || owner === null || !isElsewhere(owner)) return null;
  return `it is emitted from ${owner}, which has the same protocol name; rename one of the two, or remove ${owner}`;
}

function findObstacle(standing: Standing, found: DiskFile, force: boolean): string | null {
  if (standing === "edited" && !force) return "a hand has changed it; --force overwrites it";
  if (standing !== "foreign") return null;
  return found.kind === "other" ? `it is ${found.what}` : "it is not ours: it lacks the first line of an emitted file";
}

// A file has another name while it is written; what has that name and is not ours stays.
function findTaken(path: string, standing: Standing, { obstacles }: OutputFolder): string | null {
  const what = standing === "same" ? undefined : obstacles.get(path);
  return what === undefined ? null : `it cannot be written: ${nameTemporary(path)} is ${what}`;
}

// Two names that differ in case alone are one file on some disks; the manifest's name is taken.
function findTwins(emitted: readonly EmittedFile[]): ReadonlyMap<string, string> {
  const seen = new Set([manifestName]);
  const twins = new Map<string, string>();
  for (const { path } of emitted) {
    const folded = path.toLowerCase();
    if (seen.has(folded)) twins.set(folded, "is that of another file too, upper and lower case apart");
    seen.add(folded);
  }
  return twins;
}
