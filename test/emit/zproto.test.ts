import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import {
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeServerMessage,
} from "../../generated/filemq/messages.js";
import { seed } from "../support/seed.js";
import { runZproto, type ZprotoModule } from "./zproto-module.js";

/** Messages of FILEMQ/1.0 and the bytes they are, frames apart by a bar: one of each kind, and the edges of fields. */
const ofClients: readonly (readonly [string, Parameters<typeof encodeClientMessage>[0]])[] = [
  ["aaa3010646494c454d5101", { type: "OHAI", protocol: "FILEMQ", version: 1 }],
  [
    "aaa30305504c41494e|006c6f67696e00736563726574",
    { type: "YARLY", mechanism: "PLAIN", response: bytes("\0login\0secret") },
  ],
  ["aaa3030109|", { type: "YARLY", mechanism: "\t", response: bytes("") }],
  ["aaa30500" + "00" + "00", { type: "ICANHAZ", path: "", options: new Map(), cache: new Map() }],
  [
    "aaa305012f0108524553594e433d31010f612e7478743d413946413d3d3d4220",
    { type: "ICANHAZ", path: "/", options: new Map([["RESYNC", "1"]]), cache: new Map([["a.txt", "A9FA===B "]]) },
  ],
  ["aaa307" + "ff".repeat(8) + "0000000000000001", { type: "NOM", credit: 2n ** 64n - 1n, sequence: 1n }],
  ["aaa309", { type: "HUGZ" }],
  ["aaa30a", { type: "HUGZ-OK" }],
  ["aaa30b", { type: "KTHXBAI" }],
];

const ofServers: readonly (readonly [string, Parameters<typeof encodeServerMessage>[0]])[] = [
  ["aaa30200|", { type: "ORLY", mechanisms: [], challenge: bytes("") }],
  [
    "aaa3020209414e4f4e594d4f555305504c41494e|c3a9",
    { type: "ORLY", mechanisms: ["ANONYMOUS", "PLAIN"], challenge: bytes("é") },
  ],
  ["aaa304", { type: "OHAI-OK" }],
  ["aaa306", { type: "ICANHAZ-OK" }],
  [
    "aaa308" +
      "0000000000000002" +
      "02" +
      "08" +
      "2fc3a92e747874" +
      "20" +
      "00000000000f4240" +
      "ff" +
      "0103613d62" +
      "|",
    {
      type: "CHEEZBURGER",
      sequence: 2n,
      operation: 2,
      filename: "/é.txt ",
      offset: 1_000_000n,
      eof: 255,
      headers: new Map([["a", "b"]]),
      chunk: bytes(""),
    },
  ],
  ["aaa380ff" + "61".repeat(255), { type: "SRSLY", reason: "a".repeat(255) }],
  ["aaa38103efbbbf", { type: "RTFM", reason: "\ufeff" }],
];

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text));
}

function toFrames(hex: string): readonly Uint8Array[] {
  return hex.split("|").map((frame) => new Uint8Array(Buffer.from(frame, "hex")));
}

function toHex(frames: readonly Uint8Array[]): string {
  return frames.map((frame) => Buffer.from(frame).toString("hex")).join("|");
}

describe("the messages of FILEMQ/1.0", () => {
  it.each(ofClients)("client: %s", (hex, message) => {
    expect(toHex(encodeClientMessage(message))).toBe(hex);
    expect(decodeClientMessage(toFrames(hex))).toStrictEqual({ kind: "message", message });
  });

  it.each(ofServers)("server: %s", (hex, message) => {
    expect(toHex(encodeServerMessage(message))).toBe(hex);
    expect(decodeServerMessage(toFrames(hex))).toStrictEqual({ kind: "message", message });
  });
});

describe("what arrives otherwise", () => {
  it.each([
    ["no frame at all", null, "a message must open with the signature of its protocol, and its number"],
    ["an empty frame", "", "a message must open with the signature of its protocol, and its number"],
    ["another signature", "aaa401", "a message must open with the signature of its protocol, and its number"],
    ["another first byte", "aba301", "a message must open with the signature of its protocol, and its number"],
    ["a text that is cut short", "aaa301064649", "message 1: protocol must not be cut short"],
    ["another constant", "aaa3010646494c454d5801", "message 1: protocol must be FILEMQ"],
    ["another version", "aaa3010646494c454d5102", "message 1: version must be 1"],
    ["a frame that is missing", "aaa30305504c41494e", "message 3: response must be a frame of its own"],
    ["a text that is no UTF-8", "aaa30501ff0000", "message 5: path must be UTF-8"],
    ["an entry without =", "aaa3050001016100", "message 5: options must have an = in each entry"],
    ["a list that is cut short", "aaa30500ff", "message 5: options must not be cut short"],
    ["a number that is cut short", "aaa307" + "00".repeat(15), "message 7: sequence must not be cut short"],
  ])("%s is malformed", (_what, hex, reason) => {
    expect(decodeClientMessage(hex === null ? [] : toFrames(hex))).toEqual({ kind: "malformed", reason });
  });

  it.each([
    ["a number that nobody declares", "aaa363", "99"],
    ["a message of the other side", "aaa304", "4"],
  ])("%s is unknown", (_what, hex, name) => {
    expect(decodeClientMessage(toFrames(hex))).toEqual({ kind: "unknown", name });
  });

  it.each([
    ["bytes behind the last field", "aaa309ffff", "HUGZ"],
    ["a frame behind the last field", "aaa309|00", "HUGZ"],
    ["a frame behind the last that is a field", "aaa3030109||00", "YARLY"],
  ])("%s are passed over", (_what, hex, type) => {
    expect(decodeClientMessage(toFrames(hex))).toMatchObject({ kind: "message", message: { type } });
  });

  it("the last of two entries with one key counts, and the first = ends the key", () => {
    const received = decodeClientMessage(toFrames("aaa3050002" + "03613d31" + "05613d323d33" + "00"));
    expect(received).toMatchObject({ message: { options: new Map([["a", "2=3"]]) } });
  });
});

describe("what cannot be written is refused by the field's name", () => {
  it.each([
    ["a long text", { type: "SRSLY", reason: "é".repeat(128) }, "SRSLY: reason must not be longer than 255 bytes"],
    [
      "many texts",
      { type: "ORLY", mechanisms: Array<string>(256).fill(""), challenge: bytes("") },
      /mechanisms must be/u,
    ],
  ] as const)("%s", (_what, message, reason) => {
    expect(() => encodeServerMessage(message)).toThrow(reason);
  });

  it("a key with =, and a number beyond its bits", () => {
    const message = { type: "ICANHAZ", path: "/", options: new Map([["a=b", "c"]]), cache: new Map() } as const;
    expect(() => encodeClientMessage(message)).toThrow("ICANHAZ: options must have no = in a key");
    expect(() => encodeClientMessage({ type: "NOM", credit: 2n ** 64n, sequence: 0n })).toThrow(RangeError);
    expect(() => encodeClientMessage({ type: "NOM", credit: 0n, sequence: -1n })).toThrow(
      "NOM: sequence must not be below 0",
    );
  });
});

it("bytes of a message are those that arrived, and those written are its own", () => {
  const frames = toFrames("aaa3030109|0102");
  const received = decodeClientMessage(frames);
  expect(received.kind === "message" && received.message.type === "YARLY" && received.message.response).toBe(frames[1]);
  const [one] = encodeClientMessage({ type: "NOM", credit: 1n, sequence: 2n });
  encodeClientMessage({ type: "NOM", credit: 3n, sequence: 4n });
  expect(toHex([one ?? bytes("")])).toBe("aaa30700000000000000010000000000000002");
  expect(one?.buffer.byteLength).toBe(19);
});

const everyType = `
messages:
  EVERY:
    id: 255
    from: client
    fields:
      a: uint8
      b: uint16
      c: uint32
      d: uint64
      e: string
      f: longstr
      g: list<string>
      h: map<string>
      i: chunk
      j: frame
      k: uuid
      l: enum<one|two>
      m: frame
      n: { type: uint64, const: 18446744073709551615 }
  BOUND:
    id: 0
    from: client
    fields:
      a: { type: uint8, max: 9 }
      e: { type: string, max: 3 }
      g: { type: list<string>, max: 1 }
      h: { type: map<string>, max: 1 }
      i: { type: chunk, max: 2 }
      d: { type: uint64, max: 5 }
      j: { type: frame, max: 1 }
  STRICT: { id: 1, from: client, strict: true, fields: { a: uint8 } }
  BARE: { id: 2, from: client, strict: true }
`;

const short = fc.string({ unit: "grapheme", maxLength: 20 });
const word = fc.string({ unit: "grapheme-ascii", maxLength: 20 });
const someBytes = fc.uint8Array({ maxLength: 300 });
const everyMessage = fc.record(
  {
    type: fc.constant("EVERY"),
    a: fc.integer({ min: 0, max: 0xff }),
    b: fc.integer({ min: 0, max: 0xffff }),
    c: fc.integer({ min: 0, max: 0xffff_ffff }),
    d: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    e: word,
    f: short,
    g: fc.array(word, { maxLength: 255 }),
    h: fc
      .array(
        fc.tuple(
          word.map((text) => text.replaceAll("=", "")),
          word,
        ),
      )
      .map((entries) => new Map(entries)),
    i: someBytes,
    j: someBytes,
    k: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    l: fc.constantFrom("one", "two"),
    m: someBytes,
    n: fc.constant(18446744073709551615n),
  },
  { noNullPrototype: true },
);

describe("every type of field", () => {
  let codec: ZprotoModule;

  beforeAll(async () => {
    codec = await runZproto(everyType);
  });

  it("comes back as it was", () => {
    const property = fc.property(everyMessage, (message) => {
      expect(codec.decodeClientMessage(codec.encodeClientMessage(message))).toStrictEqual({ kind: "message", message });
    });
    fc.assert(property, { numRuns: 500, seed });
  });

  it("is malformed wherever it is cut, and never reads beyond its end", () => {
    const property = fc.property(everyMessage, fc.nat(), (message, cut) => {
      const [head = bytes(""), ...frames] = codec.encodeClientMessage(message);
      const surrounded = new Uint8Array([...head, ...head]); // What follows in memory must not be seen.
      const short = surrounded.subarray(0, 3 + (cut % (head.length - 3)));
      expect(codec.decodeClientMessage([short, ...frames])).toMatchObject({ kind: "malformed" });
      expect(codec.decodeClientMessage([head, ...frames.slice(1)])).toMatchObject({ kind: "malformed" });
    });
    fc.assert(property, { numRuns: 500, seed });
  });

  it("of any frames makes a message, or says what is wrong, and never throws", () => {
    const opened = fc.tuple(fc.constantFrom(0, 1, 2, 255), fc.uint8Array({ maxLength: 400 }));
    const head = fc.oneof(
      fc.uint8Array(),
      opened.map(([id, rest]) => new Uint8Array([0xaa, 0xa7, id, ...rest])),
    );
    const property = fc.property(head, fc.array(someBytes, { maxLength: 3 }), (first, rest) => {
      const received = codec.decodeClientMessage([first, ...rest]);
      expect(["message", "malformed", "unknown"]).toContain(received.kind);
      if (received.kind === "malformed") expect(received.reason.length).toBeLessThan(200);
    });
    fc.assert(property, { numRuns: 5000, seed });
  });

  it.each([
    ["a", { a: 10 }],
    ["e", { e: "four" }],
    ["g", { g: ["a", "b"] }],
    [
      "h",
      {
        h: new Map([
          ["a", "b"],
          ["c", "d"],
        ]),
      },
    ],
    ["i", { i: bytes("abc") }],
    ["d", { d: 6n }],
    ["j", { j: bytes("ab") }],
  ])("is held to its bound both ways: %s", (field, beyond) => {
    const inside = { type: "BOUND", a: 9, e: "abc", g: ["a"], h: new Map(), i: bytes("ab"), d: 5n, j: bytes("a") };
    expect(codec.decodeClientMessage(codec.encodeClientMessage(inside)).kind).toBe("message");
    expect(() => codec.encodeClientMessage({ ...inside, ...beyond })).toThrow(`BOUND: ${field} must`);
  });

  it("is refused beyond its bound where it arrives", () => {
    const frames = toFrames("aaa700" + "0a" + "00".repeat(20) + "|");
    expect(codec.decodeClientMessage(frames)).toEqual({
      kind: "malformed",
      reason: "message 0: a must not be more than 9",
    });
  });

  it("is one of its words, where it has such", () => {
    const message = fc.sample(everyMessage, { numRuns: 1, seed })[0];
    expect(() => codec.encodeClientMessage({ type: "EVERY", ...message, l: "three" })).toThrow(
      "l must be one of one, two",
    );
  });

  it("stands alone in a strict message", () => {
    expect(codec.decodeClientMessage(toFrames("aaa70105"))).toEqual({
      kind: "message",
      message: { type: "STRICT", a: 5 },
    });
    for (const hex of ["aaa7010500", "aaa70105|", "aaa702|", "aaa70200"])
      expect(codec.decodeClientMessage(toFrames(hex))).toMatchObject({ kind: "malformed" });
    expect(codec.decodeClientMessage(toFrames("aaa702"))).toEqual({ kind: "message", message: { type: "BARE" } });
  });
});
