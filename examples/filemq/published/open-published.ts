import { describeFault, report } from "../../command/print.js";
import { isGone } from "./is-gone.js";
import { locate } from "./mount.js";
import { OutgoingFile } from "./outgoing-file.js";
import type { Publisher } from "./publisher.js";

/** Opens a published file. Null where it is gone by now, or cannot be opened, which is reported. */
export async function openPublished(publisher: Publisher, path: string): Promise<OutgoingFile | null> {
  const folder = publisher.find(path);
  const place = folder === null ? null : locate(folder, path);
  if (place === null) return null;
  try {
    return await OutgoingFile.open(path, place);
  } catch (error) {
    if (!isGone(error)) report(`${path} cannot be opened: ${describeFault(error)}`);
    return null;
  }
}
