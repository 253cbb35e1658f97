import type { Field, FieldType, ScalarName } from "../../model/field.js";
import type { Codec } from "../../model/protocol.js";

/** What a field may hold, as it stands in what is sent. */
export interface Values {
  /** Those of another shape are another thing, even where they could be read. */
  readonly shape: string;
  /** What the type is called in a sentence. */
  readonly title: string;
  /** How JSON holds it: what is held otherwise cannot be read at all. */
  readonly held: "number" | "text" | "bool" | "list" | "object";
  /** The least and the greatest value; of a text, bytes, list or map the length. */
  readonly least: number | bigint;
  readonly most: number | bigint;
  /** The only values; null where there are too many to be named. */
  readonly members: readonly string[] | null;
}

/** Gives what a field may hold, its constant and its bound included. */
export function describeValues(field: Field, codec: Codec): Values {
  const free = describeType(field.type, codec);
  const { constant, max } = field;
  if (typeof constant === "string") return { ...free, ...sizeOf([constant]), members: [constant] };
  if (typeof constant === "boolean") return { ...free, members: [String(constant)] };
  if (constant !== null) return { ...free, least: constant, most: constant };
  return max !== null && max < free.most ? { ...free, most: max } : free;
}

function describeType(type: FieldType, codec: Codec): Values {
  switch (type.kind) {
    case "scalar":
      return codec === "zproto" ? describeZproto(type.name) : describeScalar(type.name);
    case "enum":
      return { ...describeType({ ...type, kind: "scalar", name: "string" }, codec), ...describeEnum(type.members) };
    case "list":
      return { ...countless, title: "a list", shape: "list", held: "list", most: codec === "zproto" ? 0xff : Infinity };
    case "map":
      return { ...countless, title: "a map", shape: "map", held: "object", most: codec === "zproto" ? 0xff : Infinity };
    case "named":
      return { ...countless, title: `a ${type.name.text}`, shape: "record", held: "object" };
  }
}

const countless = { least: 0, most: Infinity, members: null } as const;

function describeEnum(members: readonly string[]): Pick<Values, "title" | "least" | "most" | "members"> {
  return { title: "an enum", ...sizeOf(members), members };
}

function sizeOf(members: readonly string[]): Pick<Values, "least" | "most"> {
  const sizes = members.map(({ length }) => length);
  return { least: Math.min(...sizes), most: Math.max(...sizes) };
}

/** On a binary wire each type has a form of its own. */
function describeZproto(name: ScalarName): Values {
  const values = { ...describeScalar(name), shape: name };
  return name === "string" ? { ...values, most: 0xff } : values;
}

function describeScalar(name: ScalarName): Values {
  const title = `${name.startsWith("int") ? "an" : "a"} ${name}`;
  switch (name) {
    case "string":
    case "longstr":
      return { ...countless, title, shape: "text", held: "text" };
    case "bytes":
    case "chunk":
    case "frame":
      return { ...countless, title, shape: "bytes", held: "text" };
    case "uuid":
      return { ...countless, title, shape: "uuid", held: "text" };
    case "bool":
      return { ...countless, title, shape: "bool", held: "bool", members: ["true", "false"] };
    case "float64":
      return { ...countless, title, shape: "number", held: "number", least: -Infinity };
    case "int64":
    case "uint64":
      return { title, shape: "big", held: "text", ...rangeOf(name), members: null };
    case "int8":
    case "int16":
    case "int32":
    case "uint8":
    case "uint16":
    case "uint32":
      return { title, shape: "integer", held: "number", ...rangeOf(name), members: null };
  }
}

function rangeOf(name: ScalarName): Pick<Values, "least" | "most"> {
  const isUnsigned = name.startsWith("u");
  const size = 1n << BigInt(name.replace(/\D/gu, ""));
  return isUnsigned ? { least: 0n, most: size - 1n } : { least: -size / 2n, most: size / 2n - 1n };
}
