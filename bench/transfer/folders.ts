import { randomFillSync } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where a file comes from, and where it goes. */
export interface TransferFolders {
  readonly published: string;
  readonly inbox: string;
}

/** What the file is called in both. */
export const fileName = "file";

/**
 * Lets a file of so many million random bytes be transferred between folders in the system's temporary one. They are gone
 * at last, even where the program is told to stop.
 */
export async function withFolders<Result>(
  megabytes: number,
  use: (folders: TransferFolders) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-bench-"));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on("exit", remove).on("SIGINT", stop).on("SIGTERM", stop);
  try {
    const folders = { published: join(folder, "published"), inbox: join(folder, "inbox") };
    mkdirSync(folders.published);
    writeRandom(join(folders.published, fileName), megabytes);
    return await use(folders);
  } finally {
    process.off("exit", remove).off("SIGINT", stop).off("SIGTERM", stop);
    remove();
  }
}

function stop(): void {
  process.exit(1);
}

/** On the disk at once, lest it be written while something is measured. */
function writeRandom(place: string, megabytes: number): void {
  const file = openSync(place, "wx");
  const bytes = Buffer.alloc(1_000_000);
  for (let written = 0; written < megabytes; written += 1) writeSync(file, randomFillSync(bytes));
  fsyncSync(file);
  closeSync(file);
}
