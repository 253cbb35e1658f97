import type { Field, FieldType, ScalarName } from "../../../model/field.js";
import type { Protocol } from "../../../model/protocol.js";
import { joinCode, ts, type Code } from "../../encode/code.js";
import { literal } from "../../encode/literal.js";
import { propertyKey } from "../../encode/property-key.js";

/** Gives an object literal with the fields that must be there, each with the least value it may have. */
export function renderSample(fields: readonly Field[], protocol: Protocol): Code {
  return renderFields(fields, { protocol, within: [] });
}

/** Gives the members of such an object literal, each with a comma behind it. */
export function renderSampleMembers(fields: readonly Field[], protocol: Protocol): Code {
  return renderMembers(fields, { protocol, within: [] });
}

/** Where a value stands: `within` are the declared types around it. */
interface Place {
  readonly protocol: Protocol;
  readonly within: readonly string[];
}

function renderFields(fields: readonly Field[], place: Place): Code {
  return ts`{ ${renderMembers(fields, place)} }`;
}

function renderMembers(fields: readonly Field[], place: Place): Code {
  const members = fields
    .filter(({ optional, constant }) => !optional || constant !== null)
    .map((field) => ts`${propertyKey(field.name.text)}: ${renderValue(field, place)},`);
  return joinCode(members, ts` `, ts``);
}

function renderValue({ constant, type }: Field, place: Place): Code {
  return constant === null ? renderOfType(type, place) : literal(constant);
}

function renderOfType(type: FieldType, place: Place): Code {
  switch (type.kind) {
    case "scalar":
      return renderScalar(type.name);
    case "list":
      return ts`[]`;
    case "map":
      return ts`new Map()`;
    case "enum":
      return literal(type.members[0] ?? "");
    case "named":
      return renderNamed(type.name.text, place);
  }
}

/** A type that cannot be without itself has no value; nothing of it can be sent, and so any will do. */
function renderNamed(name: string, { protocol, within }: Place): Code {
  const declared = protocol.types.find((type) => type.name.text === name);
  if (declared === undefined || within.includes(name)) return ts`{} as never`;
  return renderFields(declared.fields, { protocol, within: [...within, name] });
}

function renderScalar(name: ScalarName): Code {
  switch (name) {
    case "bool":
      return ts`false`;
    case "string":
    case "longstr":
      return ts`""`;
    case "int64":
    case "uint64":
      return ts`0n`;
    case "bytes":
    case "chunk":
    case "frame":
      return ts`new Uint8Array()`;
    case "uuid":
      return ts`new Uint8Array(16)`;
    case "int8":
    case "int16":
    case "int32":
    case "uint8":
    case "uint16":
    case "uint32":
    case "float64":
      return ts`0`;
  }
}
