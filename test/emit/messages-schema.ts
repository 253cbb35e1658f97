import { Ajv, type SchemaObject, type ValidateFunction } from "ajv";

import type { RoleName } from "../../generator/model/chart.js";
import type { Field, FieldType, ScalarName } from "../../generator/model/field.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { Received } from "./messages-module.js";

/** What a protocol's JSON Schema makes of a text. */
export interface Schemas {
  judge(text: string): Received["kind"];
}

/** Compiles a JSON Schema for each message that a role may send. */
export function compileSchemas(protocol: Protocol, sender: RoleName): Schemas {
  const ajv = new Ajv({ strict: false, strictNumbers: true });
  ajv.addFormat("int64", (text) => isDecimal(text, -(2n ** 63n), 2n ** 63n - 1n));
  ajv.addFormat("uint64", (text) => isDecimal(text, 0n, 2n ** 64n - 1n));
  ajv.addFormat("base64", (text) => Buffer.from(text, "base64").toString("base64") === text);
  addKeyword(ajv, "mostUnits", (most, text) => text.length <= Number(most));
  addKeyword(ajv, "mostBytes", (most, text) => Buffer.from(text, "base64").length <= Number(most));
  addKeyword(ajv, "mostInteger", (most, text) => !isDigits(text) || BigInt(text) <= BigInt(most));
  const $defs = Object.fromEntries(protocol.types.map(({ name, fields }) => [name.text, describeRecord(fields)]));
  const sent = protocol.messages.filter(({ from }) => from === sender || from === "both");
  const schemas = new Map<string, ValidateFunction>();
  for (const { name, fields, strict } of sent) {
    const schema = describeRecord(fields);
    const properties = { ...(schema.properties as object), type: { const: name.text } };
    schemas.set(name.text, ajv.compile({ ...schema, $defs, properties, additionalProperties: !strict }));
  }
  return { judge: (text) => judge(text, schemas) };
}

function addKeyword(ajv: Ajv, keyword: string, validate: (most: string, text: string) => boolean): void {
  ajv.addKeyword({ keyword, type: "string", validate });
}

function judge(text: string, schemas: ReadonlyMap<string, ValidateFunction>): Received["kind"] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "malformed";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "malformed";
  const type = Object.entries(value).find(([key]) => key === "type")?.[1] as unknown;
  if (typeof type !== "string") return "malformed";
  const schema = schemas.get(type);
  if (schema === undefined) return "unknown";
  return schema(value) ? "message" : "malformed";
}

function describeRecord(fields: readonly Field[]): SchemaObject {
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.name.text, describeField(field)])),
    required: fields.filter(({ optional }) => !optional).map(({ name }) => name.text),
  };
}

function describeField({ type, constant, max }: Field): SchemaObject {
  if (constant === null) return describeType(type, max);
  return { const: typeof constant === "bigint" ? constant.toString() : constant };
}

function describeType(type: FieldType, max: number | bigint | null): SchemaObject {
  switch (type.kind) {
    case "scalar":
      return describeScalar(type.name, max);
    case "enum":
      return { enum: type.members };
    case "named":
      return { $ref: `#/$defs/${type.name.text}` };
    case "list":
      return { type: "array", items: describeType(type.of, null), ...(max === null ? {} : { maxItems: max }) };
    case "map":
      return {
        type: "object",
        additionalProperties: describeType(type.of, null),
        ...(max === null ? {} : { maxProperties: max }),
      };
  }
}

function describeScalar(name: ScalarName, max: number | bigint | null): SchemaObject {
  switch (name) {
    case "bool":
      return { type: "boolean" };
    case "string":
    case "longstr":
      return { type: "string", ...(max === null ? {} : { mostUnits: String(max) }) };
    case "bytes":
    case "chunk":
    case "frame":
    case "uuid":
      return { type: "string", format: "base64", ...(max === null ? {} : { mostBytes: String(max) }) };
    case "float64":
      return { type: "number", ...(max === null ? {} : { maximum: max }) };
    case "int64":
    case "uint64":
      return { type: "string", format: name, ...(max === null ? {} : { mostInteger: String(max) }) };
    case "int8":
    case "int16":
    case "int32": {
      const half = 2 ** (Number(name.slice(3)) - 1);
      return { type: "integer", minimum: -half, maximum: max ?? half - 1 };
    }
    case "uint8":
    case "uint16":
    case "uint32":
      return { type: "integer", minimum: 0, maximum: max ?? 2 ** Number(name.slice(4)) - 1 };
  }
}

function isDigits(text: string): boolean {
  return /^-?[0-9]+$/.test(text);
}

function isDecimal(text: string, min: bigint, max: bigint): boolean {
  if (!isDigits(text)) return false;
  const integer = BigInt(text);
  return integer.toString() === text && integer >= min && integer <= max;
}
