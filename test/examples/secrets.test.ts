import { describe, expect, it } from "vitest";

import { createSecret, isSameSecret } from "../../examples/session/secrets.js";

describe("secrets", () => {
  it.each(["", "token", "é\u0000𝄞", "x".repeat(100_000)])("are the same as themselves", (secret) => {
    expect(isSameSecret(secret, secret)).toBe(true);
  });

  it.each([
    ["token", "tokeN"],
    ["token", "token "],
    ["token", "tok"],
    ["", "token"],
    ["token", ""],
    ["é", "e\u0301"],
    ["x".repeat(100_000), "x"],
  ])("differ, whatever their lengths", (given, wanted) => {
    expect(isSameSecret(given, wanted)).toBe(false);
  });

  it("are at least 16 random bytes, as base64url", () => {
    const secrets = Array.from({ length: 100 }, createSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) {
      expect(secret).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(Buffer.from(secret, "base64url").length).toBeGreaterThanOrEqual(16);
    }
  });
});
