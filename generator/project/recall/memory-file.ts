import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CheckedProject } from "../check-project.js";
import type { TargetSpecs } from "../select-specs.js";

/** What is kept of an emission: the hash of all that decided it, and the files that came of it. */
export interface Memory {
  readonly key: string;
  readonly files: readonly RememberedFile[];
}

/** An emitted file, by its path in the output folder; of what it holds, the hash. */
export interface RememberedFile {
  readonly path: string;
  readonly spec: string | null;
  readonly hash: string;
}

/**
 * Gives the absolute path of the file that keeps what a target came to: below the `node_modules/.cache` that tools share. Null
 * where no package above it, in the same repository, has `node_modules`.
 */
export function findMemoryFile({ project }: CheckedProject, { target, specs }: TargetSpecs): string | null {
  const home = findModules(project.folder);
  if (home === null) return null;
  const name = createHash("sha256")
    .update(JSON.stringify([target, specs]))
    .digest("hex");
  return join(home, ".cache", "chartwright", `${name.slice(0, 32)}.json`);
}

function findModules(folder: string): string | null {
  const has = (name: string): boolean => existsSync(join(folder, name));
  if (has("node_modules") && has("package.json")) return join(folder, "node_modules");
  return has(".git") || dirname(folder) === folder ? null : findModules(dirname(folder));
}
