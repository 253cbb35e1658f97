import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileName, type TransferFolders } from "./folders.js";
import { programs, type Programs, type TransferName } from "./programs.js";
import { Running } from "./running.js";
import { areSameBytes } from "./same-bytes.js";

/** What a transfer took. */
export interface Transfer {
  /** From the client's first request for the file until it stood complete, in milliseconds. */
  readonly time: number;
  /** The processor's time in both programs, in milliseconds. */
  readonly processor: number;
  /** The most that was resident in each, in bytes. */
  readonly server: number;
  readonly client: number;
}

/** Transfers the published file into a new inbox, between two new processes. Throws unless it arrives as it is. */
export async function transfer(name: TransferName, folders: TransferFolders): Promise<Transfer> {
  const { published, inbox } = folders;
  mkdirSync(inbox);
  try {
    const taken = await serve(programs[name], folders);
    if (areSameBytes(join(published, fileName), join(inbox, fileName))) return taken;
    throw new Error("another file arrived than was sent");
  } finally {
    rmSync(inbox, { recursive: true });
  }
}

async function serve({ server, client }: Programs, folders: TransferFolders): Promise<Transfer> {
  const serving = new Running(server(folders));
  try {
    const { line: endpoint } = await serving.expect("listening on ");
    return await fetch(serving, new Running(client(folders, endpoint)));
  } finally {
    await serving.stop();
  }
}

async function fetch(serving: Running, fetching: Running): Promise<Transfer> {
  try {
    const idle = await serving.ask();
    const before = await fetching.expect("connected");
    const after = await fetching.expect(`created ${fileName}`);
    const served = await serving.ask();
    return {
      time: after.at - before.at,
      processor: (after.processor - before.processor + served.processor - idle.processor) / 1e6,
      server: served.resident,
      client: after.resident,
    };
  } finally {
    await fetching.stop();
  }
}
