import type { Config } from "../../config/config.js";

/** Gives all paths, folders and globs that a config names as specs, its own and those of its targets. */
export function listPatterns({ specs, targets }: Config): readonly string[] {
  return [...specs, ...targets.flatMap((target) => target.specs ?? [])];
}
