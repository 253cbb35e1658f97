import { createPublicKey, randomUUID, type KeyObject } from "node:crypto";
import { linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { describeFault } from "../command/print.js";

/** Makes the folder of the apps' public keys, unless it is there. Throws where it cannot. */
export function createStore(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`cannot make the folder of the apps: ${describeFault(error)}`, { cause: error });
  }
}

/**
 * Tells whether a text can be an app's id: letters, digits, "-" and "_", at most 128. No path is one, nor is a name that
 * Windows keeps for a device.
 */
export function isAppId(text: string): boolean {
  return /^[a-z\d][a-z\d_-]{0,127}$/i.test(text) && !/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(text);
}

/** Gives an app's public key, as the folder has it by now. Rejects where it has none that is Ed25519. */
export async function readPublicKey(folder: string, appId: string): Promise<KeyObject> {
  const key = createPublicKey(await readFile(keyFile(folder, appId)));
  if (key.asymmetricKeyType === "ed25519") return key;
  throw new Error(`the key of the app ${appId} is not Ed25519`);
}

/**
 * Puts an app's public key into the folder. Whoever reads it finds all of it or nothing, and a key that is there is not
 * replaced. Throws where it cannot be written.
 */
export function writePublicKey(folder: string, appId: string, pem: string): void {
  const path = keyFile(folder, appId);
  const unfinished = join(folder, `.${randomUUID()}.tmp`);
  try {
    writeFileSync(unfinished, pem, { flag: "wx", flush: true });
    linkSync(unfinished, path); // Where there is a file already this throws; renaming would replace it.
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** The one place where an id becomes a path. */
function keyFile(folder: string, appId: string): string {
  if (!isAppId(appId)) throw new Error("this cannot be an app's id");
  return join(folder, `${appId}.pem`);
}
