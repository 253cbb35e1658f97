import { realpathSync } from "node:fs";
import { dirname, join, basename } from "node:path";

/** Gives the one path of a folder that may not be there yet: whatever links lead to it, and however it is spelt. */
export function findRealFolder(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return dirname(path) === path ? path : join(findRealFolder(dirname(path)), basename(path));
  }
}
