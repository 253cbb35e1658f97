import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { onDisk } from "../faults/disk-fault.js";
import { readInput } from "../faults/read-input.js";

/** A config file as it was found. `isPackage` tells a package.json, where the config is the key `chartwright`. */
export interface FoundConfig {
  /** Its absolute path. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isPackage: boolean;
}

const ownNames = ["chartwright.config.yaml", "chartwright.config.json"];

/** The names of the files that a config can stand in. */
export const configNames: readonly string[] = [...ownNames, "package.json"];

/**
 * Finds the nearest config, in a folder or above it; null where there is none. In one folder a file of its own goes
 * before package.json.
 */
export function findConfig(folder: string): FoundConfig | null {
  const found = findOwnConfig(folder) ?? findInPackage(folder);
  if (found !== null) return found;
  const above = dirname(folder);
  return above === folder ? null : findConfig(above);
}

function findOwnConfig(folder: string): FoundConfig | null {
  const path = ownNames.map((name) => join(folder, name)).find(isThere);
  return path === undefined ? null : { path, bytes: readInput(path), isPackage: false };
}

function findInPackage(folder: string): FoundConfig | null {
  const path = join(folder, "package.json");
  if (!isThere(path)) return null;
  const bytes = readInput(path);
  return hasConfig(Buffer.from(bytes).toString("utf8")) ? { path, bytes, isPackage: true } : null;
}

// A package.json that does not parse is npm's to complain of, and no config of ours.
function hasConfig(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ""));
    return typeof value === "object" && value !== null && Object.hasOwn(value, "chartwright");
  } catch {
    return false;
  }
}

function isThere(path: string): boolean {
  return onDisk("read", path, () => statSync(path, { throwIfNoEntry: false })) !== undefined;
}
