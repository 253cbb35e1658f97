import { beforeAll, describe, expect, it } from "vitest";

import { everyType } from "./messages-every-type.js";
import { loadProtocol, readMessage, runMessages, type MessagesModule, type WireMessage } from "./messages-module.js";

let codec: MessagesModule;

beforeAll(async () => {
  codec = await runMessages(loadProtocol(everyType));
});

describe("encoding what the peer could not read", () => {
  it.each([
    [{ type: "List", at: 256 }, "List: at must be a uint8"],
    [{ type: "List", at: -1 }, "List: at must be a uint8"],
    [{ type: "List", at: 0.5 }, "List: at must be a uint8"],
    [{ type: "List", at: NaN }, "List: at must be a uint8"],
  ])("throws a RangeError that names the field: %j", (message, reason) => {
    expect(() => codec.encodeClientMessage(message)).toThrow(RangeError(reason));
  });

  it.each([
    ["f64", Infinity, "a finite number"],
    ["f64", NaN, "a finite number"],
    ["low", 10.5, "a finite number of at most 10"],
    ["i64", 2n ** 63n, "an int64"],
    ["u64", -1n, "a uint64 of at most 18446744073709551000"],
    ["u8", 201, "a uint8 of at most 200"],
  ])("throws for %s: %s", (field, value, rule) => {
    const zeros = { i8: 0, i16: 0, i32: 0, i64: 0n, u8: 0, u16: 0, u32: 0, u64: 0n, f64: 0 };
    const message = { type: "NUMBERS", ...zeros, [field]: value };
    expect(() => codec.encodeClientMessage(message)).toThrow(RangeError(`NUMBERS: ${field} must be ${rule}`));
  });

  it("throws for lists, maps, texts and bytes that are too long", () => {
    const parts = {
      type: "PARTS",
      items: [],
      few: [],
      matrix: [],
      byName: new Map(),
      choices: new Map(),
      lists: new Map(),
    };
    const texts = { type: "TEXTS", flag: true, text: "", bytes: new Uint8Array(), one: "x" };
    const encode = (message: WireMessage, maxLength?: number): string => codec.encodeClientMessage(message, maxLength);
    expect(() => encode({ ...parts, few: ["", "", "", ""] })).toThrow("PARTS: few must be a list of at most 3 entries");
    const three = new Map([
      ["a", "a"],
      ["b", "b"],
      ["c", "b"],
    ]);
    expect(() => encode({ ...parts, choices: three })).toThrow("PARTS: choices must be a map of at most 2 entries");
    expect(() => encode({ ...parts, items: [{ id: 1n, kind: "x", v: 2 }] })).toThrow(
      "PARTS: items[0].kind must be one of",
    );
    expect(() => encode({ ...texts, text: "x".repeat(13) })).toThrow(
      "TEXTS: text must be a string of at most 12 characters",
    );
    expect(() => encode({ ...texts, bytes: new Uint8Array(21) })).toThrow(
      "TEXTS: bytes must not be longer than 20 bytes",
    );
    expect(() => encode({ ...texts, "other-text": "x".repeat(65_536) })).toThrow(RangeError);
    expect(() => encode({ type: "List", at: 1 }, 10)).toThrow(RangeError("List must not be longer than 10 characters"));
  });

  it("writes a lone surrogate, which JSON escapes", () => {
    const text = codec.encodeClientMessage({ type: "List", at: 1, more: "\ud800" });
    expect(text).toBe('{"type":"List","at":1,"more":"\\ud800"}');
    expect(readMessage(codec.decodeClientMessage(text)).more).toBe("\ud800");
  });
});
