import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Gives the absolute path of what this package ships beside its code, by its path in the package. The code is compiled file
 * by file to work on it and bundled to be shipped, so that it cannot tell by its own place.
 */
export function findShipped(path: string): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, "package.json"))) at = dirname(at);
  return join(at, path);
}
