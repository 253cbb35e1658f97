import { describe, expect, it } from "vitest";
import { decodeUtf8 } from "../../generator/load/decode-utf8.js";

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([part]))));

describe("decodeUtf8", () => {
  it("gives the text without a byte order mark", () => {
    expect(decodeUtf8(bytes("\uFEFFa: ä😀\uFFFD"), "a.yaml")).toEqual({ text: "a: ä😀\uFFFD" });
  });

  it.each([
    ["a Latin-1 letter", bytes("a: 1\nb: ", 0xe4, "\n"), { line: 2, column: 4 }],
    ["a text that breaks off", bytes("a: ", 0xe2, 0x82), { line: 1, column: 4 }],
    ["a text that breaks off like a replacement character", bytes("a: ", 0xef, 0xbf), { line: 1, column: 4 }],
    ["an encoded surrogate", bytes(0xed, 0xa0, 0x80), { line: 1, column: 1 }],
    ["an overlong form", bytes("a", 0xc0, 0x80), { line: 1, column: 2 }],
    ["UTF-16", bytes(0xff, 0xfe, "a", 0), { line: 1, column: 1 }],
  ])("flags %s at its place", (_, input, start) => {
    const decoded = decodeUtf8(input, "a.yaml");
    expect(decoded).toMatchObject({
      diagnostic: { rule: "yaml-syntax", severity: "error", span: { file: "a.yaml", start } },
    });
  });
});
