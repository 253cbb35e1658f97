import { statSync } from "node:fs";
import { resolve } from "node:path";
import { isDiskRefusal, onDisk } from "../../faults/disk-fault.js";
import { InputError } from "../../faults/input-error.js";
import { readInput } from "../../faults/read-input.js";
import { showPath } from "../../faults/show-path.js";
import { findPathInRepository, findRevisionSpecs, type Patterns } from "./find-revision-specs.js";
import { findRealFolder } from "../find-real-folder.js";
import { findSpecs } from "../find-specs.js";
import { openRevision, type GitRevision, type RevisionFile } from "./git-revision.js";
import { loadOldConfig, noOldConfig, type OldConfig } from "./load-old-config.js";

/** The old version of a spec. */
export interface OldSpec {
  /** As shown to the user: a path, or `REVISION:path` with the path from the root of the repository. */
  readonly file: string;
  /** Whether it was asked for, so that it matters if there is no such protocol any more. */
  readonly isAsked: boolean;
  readonly read: () => Uint8Array;
}

/** What was asked for: the old side, the new specs by absolute path, and how they were named. */
export interface OldSpecsWish {
  readonly against: string;
  readonly cwd: string;
  readonly specs: readonly string[];
  /** The paths that were given; none where the config's specs are meant. */
  readonly given: Patterns;
  readonly configured: Patterns;
  /** The absolute path of the config; null where there is none. */
  readonly configPath: string | null;
}

/** The old specs, whether they are those of a revision, and what the config there tells. */
export interface OldSpecs {
  readonly from: "disk" | "revision";
  readonly config: OldConfig;
  readonly specs: readonly OldSpec[];
}

/**
 * Finds the specs to compare with: those of a folder, a file, or else of a git revision. Throws `InputError` where it is
 * none of these.
 */
export async function findOldSpecs(wish: OldSpecsWish): Promise<OldSpecs> {
  const { against, cwd } = wish;
  if (against.trim() === "") throw new InputError("--against is empty: name a folder, a spec, or a git revision.");
  if (!isThere(resolve(cwd, against))) {
    const revision = openRevision(against, cwd);
    const config = loadOldConfig(revision, wish);
    return { from: "revision", config, specs: findInRevision(revision, config, wish) };
  }
  const isAsked = wish.given.patterns.length === 0;
  const paths = await findSpecs([against], cwd);
  const specs = paths.map((path) => ({ file: showPath(path), isAsked, read: () => readInput(path) }));
  return { from: "disk", config: noOldConfig, specs };
}

/** A revision may look like a path below what is a file. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (isDiskRefusal(error) && (error.code === "ENOTDIR" || error.code === "ENAMETOOLONG")) return false;
    return onDisk("read", path, () => {
      throw error;
    });
  }
}

/**
 * The same paths as now, what the given paths match, and, to find a spec that has moved or is gone, what the config's match
 * and those of the config of that time. A link is not read there, but what it leads to is.
 */
function findInRevision(revision: GitRevision, old: OldConfig, wish: OldSpecsWish): readonly OldSpec[] {
  const { against, specs, given, configured } = wish;
  const places = specs.flatMap((path) => [path, findRealFolder(path)]);
  const paths = new Set(places.map((path) => findPathInRepository(revision, path)));
  const same = revision.files.filter(({ path }) => paths.has(path));
  const asked = new Set([...same, ...findRevisionSpecs(revision, given)]);
  const patterns = [...configured.patterns, ...old.patterns];
  const others = findRevisionSpecs(revision, { ...configured, patterns });
  const isWhole = given.patterns.length === 0;
  const describe = (file: RevisionFile): OldSpec => ({
    file: `${against}:${file.path}`,
    isAsked: isWhole || asked.has(file),
    read: () => revision.read(file),
  });
  return [...new Set([...asked, ...others])].map(describe);
}
