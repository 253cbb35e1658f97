import { lstat } from "node:fs/promises";

import { isGone } from "./is-gone.js";
import type { FoundFile } from "./settle-files.js";

/** Gives what tells a version of a file from the next; null where there is no file by now. Rejects where that is not known. */
export async function inspectFile(place: string): Promise<FoundFile | null> {
  try {
    const stats = await lstat(place, { bigint: true });
    if (!stats.isFile()) return null;
    const { size, ino, mtimeNs, mtimeMs, ctimeMs } = stats;
    return { version: `${size} ${mtimeNs} ${ino}`, changed: Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs) };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}
