import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of public keys that is removed when its test is over. */
export interface AppFolder {
  readonly path: string;
  /** Puts a new app's public key into the folder, and gives its private one. */
  add(appId: string): KeyObject;
  remove(): void;
}

/** Makes an empty folder of public keys. */
export function createAppFolder(): AppFolder {
  const path = mkdtempSync(join(tmpdir(), "apps-"));
  return {
    path,
    add: (appId) => {
      const { publicKey, privateKey } = generateKeyPairSync("ed25519");
      writeFileSync(join(path, `${appId}.pem`), publicKey.export({ type: "spki", format: "pem" }));
      return privateKey;
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
