import { beforeAll, describe, expect, it } from "vitest";

import { everyType } from "./messages-every-type.js";
import { loadProtocol, readMessage, runMessages, type MessagesModule } from "./messages-module.js";

let codec: MessagesModule;

beforeAll(async () => {
  codec = await runMessages(loadProtocol(everyType));
});

describe("a text", () => {
  it.each([
    ["", "a message must be a JSON object"],
    ["{", "a message must be a JSON object"],
    ["[]", "a message must be a JSON object"],
    ["null", "a message must be a JSON object"],
    ['"HELLO"', "a message must be a JSON object"],
    ["{}", "a message must have a type"],
    ['{"type":1}', "a message must have a type"],
    ['{"type":["List"]}', "a message must have a type"],
    ['{"__proto__":{"type":"List","at":1}}', "a message must have a type"],
  ])("%s is malformed", (text, reason) => {
    expect(codec.decodeClientMessage(text)).toEqual({ kind: "malformed", reason });
  });

  it.each(["", "list", "PONG", "constructor", "__proto__", "toString", "NUMBERS "])("of type %j is unknown", (name) => {
    expect(codec.decodeClientMessage(JSON.stringify({ type: name }))).toEqual({ kind: "unknown", name });
  });

  it("of a message that only the receiver sends is unknown", () => {
    expect(codec.decodeServerMessage('{"type":"NUMBERS"}')).toEqual({ kind: "unknown", name: "NUMBERS" });
    expect(codec.decodeServerMessage('{"type":"List","at":1}').kind).toBe("message");
  });

  it("that has a field twice means the last", () => {
    expect(codec.decodeClientMessage('{"type":"PONG","at":"x","at":3,"type":"List"}')).toEqual({
      kind: "message",
      message: { type: "List", at: 3 },
    });
  });

  it("longer than the limit is malformed before it is parsed", () => {
    const message = '{"type":"List","at":1}';
    const padded = message.padEnd(65_536);
    expect(codec.decodeClientMessage(padded).kind).toBe("message");
    const reason = "a message must not be longer than 65536 characters";
    expect(codec.decodeClientMessage(`${padded} `)).toEqual({ kind: "malformed", reason });
    expect(codec.decodeClientMessage(message, message.length).kind).toBe("message");
    expect(codec.decodeClientMessage(message, message.length - 1).kind).toBe("malformed");
    expect(codec.decodeClientMessage(`${padded} `, 70_000).kind).toBe("message");
  });

  it("cannot reach the prototype of an object", () => {
    const text =
      '{"type":"PARTS","items":[],"few":[],"matrix":[],"byName":{},"choices":{},"lists":{"__proto__":[1],"constructor":[2]}}';
    const lists = readMessage(codec.decodeClientMessage(text)).lists as ReadonlyMap<string, readonly number[]>;
    expect([...lists]).toEqual([
      ["__proto__", [1]],
      ["constructor", [2]],
    ]);
    expect(codec.encodeClientMessage(readMessage(codec.decodeClientMessage(text)))).toContain(
      '"lists":{"__proto__":[1],"constructor":[2]}',
    );
  });
});

describe("a type that contains itself", () => {
  const nest = (depth: number): string =>
    `{"type":"TREE","root":${'{"children":['.repeat(depth)}${"]}".repeat(depth)}}`;

  it("is read to a depth of 64 objects and lists", () => {
    expect(codec.decodeClientMessage(nest(31)).kind).toBe("message");
    const reason = "TREE must not be nested more than 64 deep";
    expect(codec.decodeClientMessage(nest(32))).toEqual({ kind: "malformed", reason });
  });

  it.each([4_000, 10_000, 100_000])("ends as malformed at a depth of %i", (depth) => {
    expect(codec.decodeClientMessage(nest(depth), Infinity).kind).toBe("malformed");
  });

  it("is not written deeper than the peer would read it", () => {
    let root: object = { children: [] };
    for (let depth = 0; depth < 40; depth += 1) root = { children: [root] };
    expect(() => codec.encodeClientMessage({ type: "TREE", root })).toThrow(
      RangeError("TREE must not be nested more than 64 deep"),
    );
  });

  it("does not make others pay where it is not used", () => {
    const deep = `{"type":"List","at":1,"more":"","deep":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
    expect(codec.decodeClientMessage(deep)).toEqual({ kind: "malformed", reason: "List must have no other fields" });
  });
});
