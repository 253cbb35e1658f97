import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { listArrivals } from "../../generator/breaking/wire/list-arrivals.js";
import type { Misfit } from "../../generator/verify/machine/arrival.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { arbitraryMessages } from "../emit/messages-arbitrary.js";
import { loadProtocol, runMessages, type MessagesModule, type WireMessage } from "../emit/messages-module.js";
import { seed } from "../support/seed.js";

/** The fields of a message, each a version of it. */
const fields = [
  ...["string", "{ type: string, max: 3 }", "{ type: string, max: 6 }", "{ type: string, const: b }", "string?"],
  ...["bool", "{ type: bool, const: true }", "enum<a|b>", "enum<a|b|longer>", "{ type: enum<a|b>, const: b }"],
  ...["int8", "int16", "int32", "uint8", "uint16", "uint32", "int64", "uint64", "float64", "uint8?"],
  ...[
    "{ type: uint8, max: 100 }",
    "{ type: uint32, max: 255 }",
    "{ type: int32, max: 100 }",
    "{ type: uint8, const: 7 }",
  ],
  ...[
    "{ type: float64, max: 100 }",
    "{ type: uint64, max: 9 }",
    "{ type: int64, const: 7 }",
    "{ type: float64, const: 7 }",
  ],
  ...["bytes", "{ type: bytes, max: 2 }", "list<string>", "{ type: list<uint8>, max: 1 }", "list<uint8>", "list<int8>"],
  ...["map<string>", "map<uint8>", "{ type: map<uint8>, max: 1 }", "list<enum<a|b>>", "list<enum<a>>", "list<string>?"],
  ...["Plain", "Fuller", "Fuller?", "list<Plain>", "list<Fuller>", "map<Plain>", "Round", "Rounder"],
].map((field) => `{ x: ${field} }`);
const whole = ["{}", "{ y: string }", "{ x: string, y: string? }", "{ x: string, y: string }"];
const types = [
  "  Plain: { a: string }",
  "  Fuller: { a: string, b: uint8 }",
  "  Round: { a: string, next: Round? }",
  "  Rounder: { a: string?, next: Rounder? }",
];
const versions = [
  ...[...fields, ...whole].map((version) => `{ from: client, fields: ${version} }`),
  ...whole.map((version) => `{ from: client, strict: true, fields: ${version} }`),
];
const protocol = loadProtocol(
  `types:\n${types.join("\n")}\nmessages:\n${versions.map((version, at) => `  M${at}: ${version}\n`).join("")}`,
);

/** Each version as that of a message by the same name. */
const spoken = protocol.messages.map((message) => ({
  ...protocol,
  messages: [{ ...message, name: { ...message.name, text: "M" } }],
}));
const senders = spoken.map((one) => new ChartIndex(one, { ...protocol.server, role: "client" }));
const readers = spoken.map((one) => new ChartIndex(one, protocol.server));

/** Gives why a message of one version may be misread by who reads it as another. */
function compare(sent: number, received: number): Misfit | null {
  const [sender, reader] = [senders[sent], readers[received]];
  if (sender === undefined || reader === undefined) throw new Error("there is no such version");
  return listArrivals(sender, reader)[0]?.misfit ?? null;
}

describe("two versions of a JSON message", () => {
  let codec: MessagesModule;
  let texts: readonly (readonly string[])[];

  beforeAll(async () => {
    codec = await runMessages(protocol);
    const sampled = fc.sample(arbitraryMessages(protocol, "client"), { numRuns: 60 * versions.length, seed });
    texts = versions.map((_, at) => sampled.filter(({ type }) => type === `M${at}`).flatMap(encode));
  });

  /** What is sampled may be beyond a bound of the field. */
  function encode(message: WireMessage): readonly string[] {
    try {
      return [codec.encodeClientMessage(message)];
    } catch {
      return [];
    }
  }

  it("fit just where all that was written is read, as the emitted codec does", () => {
    const wrong: string[] = [];
    for (const [sent, written] of texts.entries()) {
      expect(written.length).toBeGreaterThan(20);
      for (const received of versions.keys()) {
        const misfit = compare(sent, received);
        const kinds = written.map(
          (text) => codec.decodeClientMessage(text.replace(`"M${sent}"`, `"M${received}"`)).kind,
        );
        const read = kinds.filter((kind) => kind === "message").length;
        const isRight = misfit === null ? read === kinds.length : !misfit.isCertain || read === 0;
        const isMissed = misfit !== null && read === kinds.length && !/ is an? .* read as/u.test(misfit.reason);
        if (!isRight || isMissed)
          wrong.push(`${versions[sent]} -> ${versions[received]}: ${JSON.stringify(misfit)} ${read}/${kinds.length}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
