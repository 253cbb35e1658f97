import type { Order, Slice } from "../measure/task.js";
import type { TransferFolders } from "../transfer/folders.js";
import type { TransferName } from "../transfer/programs.js";
import { transfer } from "../transfer/transfer.js";

/**
 * Measures one transfer: the time it took, and the processor's time in both programs, in milliseconds; then the most that
 * was resident in the server, and in the client, in bytes.
 */
export function prepare({ subject, details }: Order<TransferFolders>): Promise<Slice> {
  const things: number[] = [];
  return Promise.resolve(async () => {
    if (things.length === 0) things.push(...(await measure(subject as TransferName, details)));
    return things.shift() ?? NaN;
  });
}

async function measure(name: TransferName, folders: TransferFolders): Promise<readonly number[]> {
  const { time, processor, server, client } = await transfer(name, folders);
  return [time, processor, server, client];
}
