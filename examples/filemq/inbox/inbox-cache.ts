import { constants } from "node:fs";
import { open, readdir, realpath } from "node:fs/promises";
import { join } from "node:path";

import { hashFile } from "../hash-file.js";
import { readPartialName } from "../partial-name.js";
import { splitPath } from "../virtual-path.js";
import type { Inbox } from "./inbox.js";

/** What a message can carry of a cache: entries, and bytes of each, which is a path, `=` and 40 digits. */
const most = { entries: 255, pathBytes: 255 - 41 };

/**
 * Gives the SHA-1 of the files that the inbox has of a subscription, by their paths relative to it. No more than 255 fit
 * into a message, none with a longer path, and none with `=` in it: the server sends the others again, which does no harm.
 */
export async function readCache(inbox: Inbox, subscription: string): Promise<ReadonlyMap<string, string>> {
  const cache = new Map<string, string>();
  const root = join(inbox.folder, ...(splitPath(subscription) ?? []));
  if ((await realpath(root).catch(() => null)) !== root) return cache;
  for await (const path of listFiles(root, "")) {
    if (cache.size === most.entries) break;
    if (path.includes("=") || Buffer.byteLength(path) > most.pathBytes) continue;
    const digest = await hashPlain(join(root, path)).catch(() => null);
    if (digest !== null) cache.set(path, digest);
  }
  return cache;
}

/** Gives the files below a folder, links left out; what cannot be read is not there. */
async function* listFiles(root: string, below: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (readPartialName(entry.name) !== null) continue;
    if (entry.isFile()) yield `${below}${entry.name}`;
    else if (entry.isDirectory()) yield* listFiles(root, `${below}${entry.name}/`);
  }
}

async function hashPlain(place: string): Promise<string> {
  const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return await hashFile(file);
  } finally {
    await file.close();
  }
}
