import { beforeAll, describe, expect, it } from "vitest";
import { listArrivals } from "../../generator/breaking/wire/list-arrivals.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { Misfit } from "../../generator/verify/machine/arrival.js";
import { runZproto, type ZprotoModule } from "../emit/zproto-module.js";

const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(0xff);

/** Versions of a message, each with fields that it may hold. */
const versions: readonly (readonly [fields: string, samples: readonly object[]])[] = [
  ["{}", [{}]],
  ["{ a: string }", [{ a: "" }, { a: "b" }, { a: "x".repeat(255) }]],
  ["{ a: { type: string, max: 4 } }", [{ a: "" }, { a: "xxxx" }]],
  ["{ a: { type: string, max: 255 } }", [{ a: "x".repeat(255) }]],
  ["{ a: enum<b|c> }", [{ a: "b" }, { a: "c" }]],
  ["{ a: enum<b|c|d> }", [{ a: "b" }, { a: "c" }, { a: "d" }]],
  ["{ a: { type: string, const: b } }", [{ a: "b" }]],
  ["{ a: { type: string, const: other } }", [{ a: "other" }]],
  ["{ a: uint8 }", [{ a: 0 }, { a: 255 }]],
  ["{ a: { type: uint8, max: 9 } }", [{ a: 0 }, { a: 9 }]],
  ["{ a: { type: uint8, const: 9 } }", [{ a: 9 }]],
  ["{ a: uint32 }", [{ a: 0 }, { a: 0xffff_ffff }]],
  ["{ a: uint64 }", [{ a: 0n }, { a: 0xffff_ffff_ffff_ffffn }]],
  ["{ a: { type: uint64, max: 9 } }", [{ a: 0n }, { a: 9n }]],
  ["{ a: list<string> }", [{ a: [] }, { a: ["x", "y"] }, { a: Array.from({ length: 255 }, () => "") }]],
  ["{ a: { type: list<string>, max: 1 } }", [{ a: [] }, { a: ["x"] }]],
  ["{ a: map<string> }", [{ a: new Map() }, { a: new Map([["k", "v"]]) }]],
  ["{ a: chunk }", [{ a: bytes(0) }, { a: bytes(9) }]],
  ["{ a: { type: chunk, max: 3 } }", [{ a: bytes(0) }, { a: bytes(3) }]],
  ["{ a: longstr }", [{ a: "" }, { a: "long" }]],
  ["{ a: uuid }", [{ a: bytes(16) }]],
  ["{ a: frame }", [{ a: bytes(0) }, { a: bytes(9) }]],
  ["{ a: { type: frame, max: 3 } }", [{ a: bytes(3) }]],
  ["{ a: string, b: uint8 }", [{ a: "xxxxx", b: 255 }]],
  ["{ a: string, f: frame }", [{ a: "xxxxx", f: bytes(4) }]],
  ["{ f: frame, a: string }", [{ a: "xxxxx", f: bytes(4) }]],
];
const declared = versions.flatMap(([fields], at) => [
  `  M${2 * at}: { id: ${2 * at}, from: client, fields: ${fields} }`,
  `  M${2 * at + 1}: { id: ${2 * at + 1}, from: client, strict: true, fields: ${fields} }`,
]);

const messages = `messages:\n${declared.join("\n")}\n`;

function load(text: string): Protocol {
  const head = "chartwright: 1\nprotocol: sample\ncodec: zproto\nsignature: 7\nchannel: queue\n";
  const roles =
    "roles:\n  server: { initial: Open, states: { Open: { on: { '*': Shut } }, Shut: { type: final } } }\n  client: derived\n";
  const { protocol, diagnostics } = loadSpec(head + text + roles, "sample.chart.yaml");
  if (protocol === null) throw new Error(JSON.stringify(diagnostics));
  return protocol;
}

function compareProtocols(sent: Protocol, received: Protocol): readonly (Misfit | null | undefined)[] {
  const sender = new ChartIndex(sent, { ...sent.server, role: "client" });
  const arrivals = listArrivals(sender, new ChartIndex(received, received.server));
  return arrivals.map(({ known, misfit }) => (known === null ? undefined : misfit));
}

describe("two versions of a zproto message", () => {
  const protocol = load(messages);
  const alone = protocol.messages.map((message) => {
    return { ...protocol, messages: [{ ...message, id: 1, name: { ...message.name, text: "M" } }] };
  });
  let codec: ZprotoModule;

  beforeAll(async () => {
    codec = await runZproto(messages);
  });

  it("fit just where all that was written is read, as the emitted codec does", () => {
    const wrong: string[] = [];
    for (const [at, [sent, samples]] of versions.entries()) {
      const frames = samples.map((sample) => codec.encodeClientMessage({ type: `M${2 * at}`, ...sample }));
      for (const [id, reader] of alone.entries()) {
        const [misfit] = compareProtocols(alone[2 * at] ?? protocol, reader);
        const read = frames.filter((frame) => codec.decodeClientMessage(renumber(frame, id)).kind === "message").length;
        const isTold = misfit === null ? read === frames.length : misfit?.isCertain !== true || read === 0;
        const isMissed =
          misfit !== null && read === frames.length && !/read as|is read where/u.test(misfit?.reason ?? "");
        if (!isTold || isMissed)
          wrong.push(`${sent} -> ${declared[id] ?? ""}: ${JSON.stringify(misfit)}, ${read} read`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("may be called otherwise, and so may their fields", () => {
    const old = load("messages:\n  OLD: { id: 1, from: client, fields: { a: string, b: uint8 } }\n");
    const now = load("messages:\n  NEW: { id: 1, from: client, fields: { c: string, d: uint8 } }\n");
    expect(compareProtocols(old, now)).toEqual([null]);
  });

  it("do not fit where fields, or messages, have changed places", () => {
    const fields = load("messages:\n  A: { id: 1, from: client, fields: { a: string, b: string } }\n");
    const turned = load("messages:\n  A: { id: 1, from: client, fields: { b: string, a: string } }\n");
    expect(compareProtocols(fields, turned)).toMatchObject([{ reason: 'its field "b" is read where "a" is sent' }]);
    const two = load("messages:\n  A: { id: 1, from: client }\n  B: { id: 2, from: client }\n");
    const crossed = load("messages:\n  A: { id: 2, from: client }\n  B: { id: 1, from: client }\n");
    expect(compareProtocols(two, crossed)).toMatchObject([{ isCertain: false }, { isCertain: false }]);
  });

  it("do not fit where a field, or a message, has the place of one that is gone, or of one that came to another", () => {
    const fields = (...names: readonly string[]): Protocol =>
      load(
        `messages:\n  A: { id: 1, from: client, fields: { ${names.map((name) => `${name}: string`).join(", ")} } }\n`,
      );
    expect(compareProtocols(fields("a", "b"), fields("b"))).toMatchObject([
      { reason: 'its field "b" is read where "a" is sent' },
    ]);
    expect(compareProtocols(fields("a"), fields("b", "a"))).toMatchObject([
      { reason: 'its field "b" is read where "a" is sent' },
    ]);
    const two = load("messages:\n  A: { id: 1, from: client }\n  B: { id: 2, from: client }\n");
    const moved = load("messages:\n  B: { id: 1, from: client }\n");
    expect(compareProtocols(two, moved)).toMatchObject([{ reason: 'its number 1 is that of "B" there' }, undefined]);
  });

  it("do not fit where one that is strict has a field less", () => {
    const old = load("messages:\n  A: { id: 1, from: client, fields: { a: string, b: uint8 } }\n");
    const now = load("messages:\n  A: { id: 1, from: client, strict: true, fields: { a: string } }\n");
    expect(compareProtocols(old, now)).toMatchObject([
      { reason: 'its field "b" is not declared there, and the message is `strict`', isCertain: true },
    ]);
    expect(compareProtocols(now, old)).toMatchObject([{ reason: 'its field "b" is missing' }]);
  });

  it("are not known where the number is not", () => {
    const old = load("messages:\n  A: { id: 1, from: client }\n");
    const now = load("messages:\n  A: { id: 2, from: client }\n");
    expect(compareProtocols(old, now)).toEqual([undefined]);
  });
});

function renumber([head = bytes(3), ...frames]: readonly Uint8Array[], id: number): readonly Uint8Array[] {
  const numbered = head.slice();
  numbered[2] = id;
  return [numbered, ...frames];
}
