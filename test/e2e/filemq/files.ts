import { createCipheriv, createHash } from "node:crypto";
import { createReadStream, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";

/** Gives so many pseudo-random bytes, the same for the same seed. */
export function makeBytes(length: number, seed = 1): Buffer {
  const iv = Buffer.alloc(16, seed);
  return createCipheriv("aes-128-ctr", Buffer.alloc(16, 7), iv).update(Buffer.alloc(length));
}

/** Writes files, given by their paths in a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
}

/** Gives the SHA-1 of a file, in upper-case hexadecimal as the protocol has it. Reads it piece by piece. */
export async function digest(path: string): Promise<string> {
  const hash = createHash("sha1");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex").toUpperCase();
}

/** Gives the SHA-1 of every file in a folder, by its path there; links are passed over. */
export async function digestFolder(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const digests: [string, string][] = [];
  for (const path of paths.sort()) digests.push([relative(folder, path), await digest(path)]);
  return Object.fromEntries(digests);
}
