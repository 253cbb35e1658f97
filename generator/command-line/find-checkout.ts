import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Gives the root of the git checkout that an absolute folder is in, and the folder itself where it is in none. */
export function findCheckout(folder: string): string {
  let at = folder;
  while (!existsSync(join(at, ".git"))) {
    if (dirname(at) === at) return folder;
    at = dirname(at);
  }
  return at;
}
