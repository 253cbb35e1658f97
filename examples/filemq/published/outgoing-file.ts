import { constants, type BigIntStats } from "node:fs";
import { lstat, open, realpath, type FileHandle } from "node:fs/promises";

import { hashFile } from "../hash-file.js";

/** Nothing is waited for where a pipe has taken the place of a file. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** One version of a file, sent chunk by chunk. */
export class OutgoingFile {
  readonly path: string;
  /** Where the next chunk begins. */
  offset = 0;
  private readonly file: FileHandle;
  private readonly version: BigIntStats;

  private constructor(path: string, file: FileHandle, version: BigIntStats) {
    this.path = path;
    this.file = file;
    this.version = version;
  }

  /** Opens the file of a published path at a place on the disk. Null where it is no file, or only behind a link. */
  static async open(path: string, place: string): Promise<OutgoingFile | null> {
    const file = await open(place, flags);
    const version = await file.stat({ bigint: true });
    if (version.isFile() && (await isAt(place, version))) return new OutgoingFile(path, file, version);
    await file.close();
    return null;
  }

  /** How many bytes are left. */
  get left(): number {
    return Number(this.version.size) - this.offset;
  }

  /** Reads the next chunk of so many bytes, none of which is of another version. Null where the file has changed. */
  async read(length: number): Promise<Uint8Array | null> {
    const chunk = Buffer.allocUnsafeSlow(length); // Not out of a pool: it is sent as it is, without a copy.
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.file.read(chunk, filled, length - filled, this.offset + filled);
      if (bytesRead === 0) return null;
      filled += bytesRead;
    }
    if (!(await this.isUnchanged())) return null;
    this.offset += length;
    return chunk;
  }

  /** Tells whether the file has this SHA-1, and has not changed meanwhile. */
  async isOf(digest: string): Promise<boolean> {
    const found = await hashFile(this.file).catch(() => null);
    return found === digest.toUpperCase() && (await this.isUnchanged());
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** The third time changes where the file was deleted, replaced or moved, too. */
  private async isUnchanged(): Promise<boolean> {
    const { size, mtimeNs, ctimeNs } = await this.file.stat({ bigint: true });
    const { version } = this;
    return size === version.size && mtimeNs === version.mtimeNs && ctimeNs === version.ctimeNs;
  }
}

/** Tells whether what was opened lies at a place that no link leads to, not even one in place of a folder above. */
async function isAt(place: string, { dev, ino }: BigIntStats): Promise<boolean> {
  try {
    const found = await lstat(place, { bigint: true });
    return found.dev === dev && found.ino === ino && (await realpath(place)) === place;
  } catch {
    return false;
  }
}
