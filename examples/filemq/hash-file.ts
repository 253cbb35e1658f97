import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** Gives the SHA-1 of an open file in upper-case hexadecimal, as the protocol writes it. Reads it piece by piece. */
export async function hashFile(file: FileHandle): Promise<string> {
  const hash = createHash("sha1");
  await pipeline(file.createReadStream({ start: 0, autoClose: false }), hash);
  return hash.digest("hex").toUpperCase();
}
