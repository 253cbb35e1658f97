import { closeSync, openSync, readSync } from "node:fs";

const length = 1_000_000;

/** Tells whether two files are the same, byte by byte. Reads them piece by piece. */
export function areSameBytes(one: string, other: string): boolean {
  const files = [openSync(one, "r"), openSync(other, "r")] as const;
  const pieces = [Buffer.alloc(length), Buffer.alloc(length)] as const;
  try {
    for (let from = 0; ; from += length) {
      const read = readSync(files[0], pieces[0], 0, length, from);
      const readOther = readSync(files[1], pieces[1], 0, length, from);
      if (read !== readOther || pieces[0].compare(pieces[1], 0, read, 0, read) !== 0) return false;
      if (read < length) return true;
    }
  } finally {
    for (const file of files) closeSync(file);
  }
}
