import { sign, verify, type KeyObject } from "node:crypto";

/** What the server asks a client to sign. */
export interface Challenge {
  readonly sessionId: string;
  readonly challenge: Uint8Array;
}

/** Signs a challenge with an app's private key, by Ed25519 (RFC 8032). */
export function signChallenge(asked: Challenge, privateKey: KeyObject): Uint8Array {
  return sign(null, signedText(asked), privateKey);
}

/** Tells whether a signature is of this challenge, by the private key that belongs to a public one. */
export function isSigned(asked: Challenge, publicKey: KeyObject, signature: Uint8Array): boolean {
  return verify(null, signedText(asked), publicKey, signature);
}

function signedText({ sessionId, challenge }: Challenge): Buffer {
  return Buffer.from(`${sessionId}.${Buffer.from(challenge).toString("base64")}`);
}
