import fc, { type Arbitrary } from "fast-check";

import type { RoleName } from "../../generator/model/chart.js";
import type { Field, FieldType, ScalarName } from "../../generator/model/field.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { MessagesModule, WireMessage } from "./messages-module.js";

/** Gives arbitrary messages that a role may send. */
export function arbitraryMessages(protocol: Protocol, sender: RoleName): Arbitrary<WireMessage> {
  const types = arbitraryTypes(protocol);
  const messages = protocol.messages.filter(({ from }) => from === sender || from === "both");
  return fc.oneof(
    ...messages.map(({ name, fields }) =>
      arbitraryRecord(fields, types).map((record) => ({ type: name.text, ...record })),
    ),
  );
}

/** Gives texts for a decoder: messages of the client, and of the server, as they are and tampered with; and any text. */
export function arbitraryTexts(protocol: Protocol, codec: MessagesModule): Arbitrary<string> {
  const right = arbitraryMessages(protocol, "client").map((message) => codec.encodeClientMessage(message));
  const foreign = arbitraryMessages(protocol, "server").map((message) => codec.encodeServerMessage(message));
  return fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 9, arbitrary: tamperValue(right) },
    { weight: 2, arbitrary: tamperText(right) },
    { weight: 1, arbitrary: foreign },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  );
}

/** Sets, adds or removes one value somewhere in a JSON text. */
function tamperValue(texts: Arbitrary<string>): Arbitrary<string> {
  return fc.tuple(texts, fc.nat(), fc.option(oddValue), fc.constantFrom("set", "add")).map(([text, at, value, way]) => {
    const root: unknown = JSON.parse(text);
    const places = listPlaces(root);
    const place = places[at % places.length];
    if (place === undefined) return text;
    if (way === "add") Reflect.set(place.holder, Array.isArray(place.holder) ? place.holder.length : "added", value);
    else if (value === null) Reflect.deleteProperty(place.holder, place.key);
    else Reflect.set(place.holder, place.key, value);
    return JSON.stringify(root);
  });
}

const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    0,
    -1,
    1,
    255,
    256,
    1e21,
    0.5,
    -0,
    "",
    "0",
    "-1",
    "00",
    "18446744073709551616",
    "AA==",
    "AB==",
    "a",
    "x",
    {},
    [],
  ),
  fc.string({ maxLength: 30 }),
);

interface Place {
  readonly holder: object;
  readonly key: string;
}

function listPlaces(value: unknown): readonly Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...listPlaces(inner)]);
}

function tamperText(texts: Arbitrary<string>): Arbitrary<string> {
  const junk = fc.constantFrom(
    "",
    '"',
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "0",
    "-",
    "e9",
    "null",
    "\u0000",
    "\ud800",
    "__proto__",
  );
  return fc.tuple(texts, fc.nat(), fc.nat({ max: 3 }), junk).map(([text, at, length, insert]) => {
    const from = at % text.length;
    return text.slice(0, from) + insert + text.slice(from + length);
  });
}

type Types = Readonly<Record<string, Arbitrary<object>>>;

/** Gives the declared types, nested at most so deep: below that, lists and maps of them are empty. */
function arbitraryTypes(protocol: Protocol, depth = 3): Types {
  if (depth === 0) return {};
  const inner = arbitraryTypes(protocol, depth - 1);
  return Object.fromEntries(protocol.types.map(({ name, fields }) => [name.text, arbitraryRecord(fields, inner)]));
}

function arbitraryRecord(fields: readonly Field[], types: Types): Arbitrary<object> {
  const values = fields.map((field) => [field.name.text, arbitraryField(field, types)] as const);
  const requiredKeys = fields.filter(({ optional }) => !optional).map(({ name }) => name.text);
  return fc.record(Object.fromEntries(values), { requiredKeys, noNullPrototype: true });
}

function arbitraryField({ type, constant, max }: Field, types: Types): Arbitrary<unknown> {
  return constant === null ? arbitraryValue(type, max, types) : fc.constant(constant);
}

function arbitraryValue(type: FieldType, max: number | bigint | null, types: Types): Arbitrary<unknown> {
  switch (type.kind) {
    case "scalar":
      return arbitraryScalar(type.name, max);
    case "enum":
      return fc.constantFrom(...type.members);
    case "named":
      return types[type.name.text] ?? fc.constant({});
    case "list":
      return fc.array(arbitraryValue(type.of, null, types), { maxLength: countEntries(type.of, max, types) });
    case "map":
      return arbitraryMap(arbitraryValue(type.of, null, types), countEntries(type.of, max, types));
  }
}

function countEntries(of: FieldType, max: number | bigint | null, types: Types): number {
  return of.kind === "named" && types[of.name.text] === undefined ? 0 : Math.min(Number(max ?? 4), 4);
}

function arbitraryMap(entry: Arbitrary<unknown>, maxLength: number): Arbitrary<ReadonlyMap<string, unknown>> {
  const key = fc.oneof(text(8), fc.constantFrom("__proto__", "constructor", "7", ""));
  const entries = fc.uniqueArray(fc.tuple(key, entry), { maxLength, selector: ([name]) => name });
  return entries.map((pairs) => new Map(pairs));
}

function arbitraryScalar(name: ScalarName, max: number | bigint | null): Arbitrary<unknown> {
  switch (name) {
    case "bool":
      return fc.boolean();
    case "string":
    case "longstr":
      return text(Number(max ?? 20));
    case "bytes":
    case "chunk":
    case "frame":
    case "uuid":
      return fc.uint8Array({ maxLength: Number(max ?? 20) });
    case "float64":
      return fc
        .double({ noNaN: true, noDefaultInfinity: true, max: Number(max ?? Number.MAX_VALUE) })
        .map((value) => value + 0);
    case "int64":
      return fc.bigInt({ min: -(2n ** 63n), max: BigInt(max ?? 2n ** 63n - 1n) });
    case "uint64":
      return fc.bigInt({ min: 0n, max: BigInt(max ?? 2n ** 64n - 1n) });
    case "int8":
    case "int16":
    case "int32":
      return arbitrarySigned(Number(name.slice(3)));
    case "uint8":
    case "uint16":
    case "uint32":
      return fc.integer({ min: 0, max: Number(max ?? 2 ** Number(name.slice(4)) - 1) });
  }
}

function arbitrarySigned(bits: number): Arbitrary<number> {
  return fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
}

/** Any UTF-16 units, lone surrogates among them. */
function text(maxLength: number): Arbitrary<string> {
  const unit = fc.oneof(fc.nat({ max: 0x7f }), fc.nat({ max: 0xffff }));
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
}
