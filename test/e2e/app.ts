import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** An app that a handshake server knows: its id, and the key that only the app has. */
export interface App {
  readonly id: string;
  readonly key: KeyObject;
}

/** Makes an app with a key of its own that no server knows. */
export function makeApp(id: string): App {
  return { id, key: generateKeyPairSync("ed25519").privateKey };
}

/** Makes an app and puts its public key where a server looks for it. `place` is the name of the file without `.pem`. */
export function enrolApp(folder: string, id: string, place: string = id): App {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(join(folder, `${place}.pem`), publicKey.export({ type: "spki", format: "pem" }));
  return { id, key: privateKey };
}

/** Signs what AUTH has to prove, as base64. */
export function signChallenge({ key }: App, sessionId: string, challenge: string): string {
  return sign(null, Buffer.from(`${sessionId}.${challenge}`), key).toString("base64");
}

/** Writes the private key of an app into a folder, as its user would keep it; gives the file. */
export function writeKey(folder: string, { key }: App): string {
  const file = join(folder, "key.pem");
  writeFileSync(file, key.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  return file;
}
