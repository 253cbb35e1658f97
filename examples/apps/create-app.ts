import { generateKeyPair, randomUUID } from "node:crypto";
import { promisify } from "node:util";

const generateKeys = promisify(generateKeyPair);

/** A new app: its id, and its keys as PEM. */
export interface NewApp {
  readonly appId: string;
  /** SubjectPublicKeyInfo (RFC 5280). */
  readonly publicKey: string;
  /** PKCS #8 (RFC 5958). */
  readonly privateKey: string;
}

/** Makes an id and an Ed25519 key pair, off the main thread. Rejects where none can be made. */
export async function createApp(): Promise<NewApp> {
  const keys = await generateKeys("ed25519", {
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { ...keys, appId: randomUUID() };
}
