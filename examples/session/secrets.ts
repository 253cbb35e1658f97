import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Gives a text that nobody can guess: 16 random bytes, as base64url. */
export function createSecret(): string {
  return randomBytes(16).toString("base64url");
}

/** Tells whether two texts are the same, in a time that says nothing of how far they agree, or how long they are. */
export function isSameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
