import { generateKeyPairSync, sign, verify } from "node:crypto";

import { describe, expect, it } from "vitest";

import { isSigned, signChallenge } from "../../examples/handshake/challenge.js";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const asked = { sessionId: "session-é", challenge: new Uint8Array([0xfb, 0xff, 0, 1]) };
const text = "session-é.+/8AAQ==";

function signText(signed: string): Uint8Array {
  return sign(null, Buffer.from(signed, "utf8"), privateKey);
}

describe("the signature of a challenge", () => {
  it("is over the session's id, a dot and the challenge as base64", () => {
    expect(verify(null, Buffer.from(text, "utf8"), publicKey, signChallenge(asked, privateKey))).toBe(true);
    expect(isSigned(asked, publicKey, signText(text))).toBe(true);
  });

  it.each([
    ["another session", "session-e.+/8AAQ=="],
    ["another challenge", "session-é.+/8AAg=="],
    ["no dot", "session-é+/8AAQ=="],
    ["no padding", "session-é.+/8AAQ"],
    ["base64url", "session-é.-_8AAQ=="],
    ["more", "session-é.+/8AAQ==\n"],
    ["the challenge alone", "+/8AAQ=="],
    ["nothing", ""],
  ])("is none over %s", (_case, other) => {
    expect(isSigned(asked, publicKey, signText(other))).toBe(false);
  });

  it("is none of another key, and of no other length", () => {
    const other = generateKeyPairSync("ed25519");
    expect(isSigned(asked, other.publicKey, signText(text))).toBe(false);
    const signature = signText(text);
    for (const odd of [signature.subarray(1), new Uint8Array(), new Uint8Array(64), new Uint8Array(1024)])
      expect(isSigned(asked, publicKey, odd)).toBe(false);
  });
});
