import { lstatSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { glob } from "tinyglobby";
import { onDisk } from "../faults/disk-fault.js";
import { InputError } from "../faults/input-error.js";
import { showPath, toSlashes } from "../faults/show-path.js";

/** What the name of a spec ends with. */
export const specSuffix = ".chart.yaml";

/** How a glob is read. */
export const globOptions = { absolute: true, expandDirectories: false, ignore: ["**/node_modules/**"] };

/**
 * Finds the specs that paths, folders and globs name: absolute, each once, in the same order whatever the order of the
 * patterns. A folder stands for the specs directly in it. Throws `InputError` where a pattern matches nothing.
 */
export async function findSpecs(patterns: readonly string[], folder: string): Promise<readonly string[]> {
  const found = await Promise.all(patterns.map(async (pattern) => await findMatches(pattern, folder)));
  return [...new Set(found.flat())].toSorted();
}

async function findMatches(pattern: string, folder: string): Promise<readonly string[]> {
  if (pattern.trim() === "") throw new InputError("A path is empty: name a spec, a folder of specs, or a glob.");
  const path = resolve(folder, pattern);
  const stats = onDisk("read", path, () => statSync(path, { throwIfNoEntry: false }));
  if (stats?.isDirectory() === true) return listFolder(path);
  if (stats !== undefined) return [path];
  const matches = await glob(toSlashes(pattern), { ...globOptions, cwd: folder });
  if (matches.length === 0) throw new InputError(describeNothing(pattern, path));
  return matches.map((match) => resolve(match));
}

function describeNothing(pattern: string, path: string): string {
  const link = lstatSync(path, { throwIfNoEntry: false });
  if (link?.isSymbolicLink() === true) return `${showPath(path)} is a link that leads nowhere.`;
  return `Nothing matches ${showPath(pattern)}.`;
}

function listFolder(path: string): readonly string[] {
  const names = onDisk("read", path, () => readdirSync(path)).filter((name) => name.endsWith(specSuffix));
  if (names.length === 0) throw new InputError(`The folder ${showPath(path)} has no file *${specSuffix}.`);
  return names.map((name) => join(path, name));
}
