import { beforeAll, describe, expect, it } from "vitest";

import { everyType } from "./messages-every-type.js";
import { loadProtocol, readMessage, runMessages, type MessagesModule } from "./messages-module.js";

let codec: MessagesModule;

beforeAll(async () => {
  codec = await runMessages(loadProtocol(everyType));
});

describe("a field", () => {
  const list = (at: string): string => `{"type":"List","at":${at}}`;
  const numbers = (field: string, value: string): string =>
    `{"type":"NUMBERS",${Object.entries({ ...zeros, [field]: value })
      .map(([name, text]) => `"${name}":${text}`)
      .join()}}`;
  const zeros = { i8: "0", i16: "0", i32: "0", i64: '"0"', u8: "0", u16: "0", u32: "0", u64: '"0"', f64: "0" };

  it.each(["0", "255", "1.0", "2e1", "-0"])("takes %s as a uint8", (text) => {
    expect(codec.decodeClientMessage(list(text))).toEqual({
      kind: "message",
      message: { type: "List", at: Math.abs(Number(text)) },
    });
  });

  it.each(["-1", "256", "0.5", "1e999", '"1"', "null", "true", "[1]", "{}"])("does not take %s as a uint8", (text) => {
    expect(codec.decodeClientMessage(list(text))).toEqual({ kind: "malformed", reason: "List: at must be a uint8" });
  });

  it("reads a negative zero as the zero that integers have", () => {
    expect(readMessage(codec.decodeClientMessage(list("-0"))).at).toBe(0);
  });

  it.each([
    ["i8", "-128", "-129"],
    ["i8", "127", "128"],
    ["i16", "-32768", "-32769"],
    ["i16", "32767", "32768"],
    ["i32", "-2147483648", "-2147483649"],
    ["i32", "2147483647", "2147483648"],
    ["u8", "200", "201"],
    ["u16", "65535", "65536"],
    ["u32", "4294967295", "4294967296"],
    ["i64", '"-9223372036854775808"', '"-9223372036854775809"'],
    ["i64", '"9223372036854775807"', '"9223372036854775808"'],
    ["u64", '"18446744073709551000"', '"18446744073709551001"'],
    ["f64", "1.7976931348623157e308", "1e309"],
  ])("of %s ends at %s", (field, inside, outside) => {
    expect(codec.decodeClientMessage(numbers(field, inside)).kind).toBe("message");
    expect(codec.decodeClientMessage(numbers(field, outside)).kind).toBe("malformed");
  });

  it.each(['"00"', '"-0"', '"+1"', '" 1"', '"1 "', '"0x1"', '"1e3"', '""', '"1n"', "1", '"٣"', '"1\\n"'])(
    "of 64 bits is not written as %s",
    (text) => {
      expect(codec.decodeClientMessage(numbers("i64", text)).kind).toBe("malformed");
    },
  );

  it.each([
    "A",
    "AA",
    "AAA",
    "AA=A",
    "A===",
    "====",
    "=",
    "AB==",
    "AAB=",
    "AA==AAAA",
    "A-_A",
    "A AA",
    "AAAA\\n",
    "éAAA",
  ])("of bytes is not written as %s", (base64) => {
    const text = `{"type":"TEXTS","flag":true,"text":"","bytes":"${base64}","one":"x"}`;
    expect(codec.decodeClientMessage(text)).toMatchObject({
      reason: "TEXTS: bytes must be base64 of at most 20 bytes",
    });
  });

  it.each([
    ["text", '"123456789012"', '"1234567890123"'],
    ["bytes", `"${"AAAA".repeat(6)}AAA="`, `"${"AAAA".repeat(7)}"`],
    ["few", '["","",""]', '["","","",""]'],
    ["choices", '{"a":"a","b":"b"}', '{"a":"a","b":"b","c":"a"}'],
  ])("that is bounded takes %s as long as %s", (field, inside, outside) => {
    const texts = { type: '"TEXTS"', flag: "true", text: '""', bytes: '""', one: '"x"' };
    const parts = { type: '"PARTS"', items: "[]", few: "[]", matrix: "[]", byName: "{}", choices: "{}", lists: "{}" };
    const decode = (value: string): string => {
      const entries = Object.entries({ ...(field in texts ? texts : parts), [field]: value });
      return codec.decodeClientMessage(`{${entries.map(([name, text]) => `"${name}":${text}`).join()}}`).kind;
    };
    expect(decode(inside)).toBe("message");
    expect(decode(outside)).toBe("malformed");
  });

  it("that is optional is absent, not null", () => {
    expect(readMessage(codec.decodeClientMessage(list("1")))).not.toHaveProperty("more");
    expect(codec.decodeClientMessage('{"type":"List","at":1,"more":null}').kind).toBe("malformed");
  });

  it("is named with its place, never with what it holds", () => {
    const text =
      '{"type":"PARTS","few":["a",1],"items":[],"matrix":[[["AA=="],["x","secret"]]],"byName":{},"choices":{},"lists":{}}';
    expect(codec.decodeClientMessage(text)).toEqual({ kind: "malformed", reason: "PARTS: few[1] must be a string" });
    expect(codec.decodeClientMessage(text.replace('"a",1', ""))).toEqual({
      kind: "malformed",
      reason: "PARTS: matrix[0][1][0] must be base64",
    });
    const secret =
      '{"type":"PARTS","items":[],"few":[],"matrix":[],"byName":{"secret":{"id":"1","kind":"x","v":2}},"choices":{},"lists":{}}';
    expect(codec.decodeClientMessage(secret)).toEqual({
      kind: "malformed",
      reason: "PARTS: byName.*.kind must be one of food, drink",
    });
  });

  it("that is not declared is dropped, but from a strict message, which is refused", () => {
    const dropped = codec.decodeServerMessage('{"type":"PONG","constructor":1,"__proto__":{"polluted":1}}');
    expect(dropped).toStrictEqual({ kind: "message", message: { type: "PONG" } });
    expect(codec.decodeServerMessage('{"type":"PING","more":1}')).toEqual({
      kind: "malformed",
      reason: "PING must have no other fields",
    });
    expect(codec.decodeServerMessage('{"type":"PING","__proto__":1}').kind).toBe("malformed");
  });
});
