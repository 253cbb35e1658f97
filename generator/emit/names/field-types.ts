import type { Field, FieldType, ScalarName } from "../../model/field.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { unionOf } from "./event-types.js";
import type { ProtocolNames } from "./protocol-names.js";

/** Gives the TypeScript type of a field's value; that of a constant is the constant. */
export function fieldType(field: Field, names: ProtocolNames): Code {
  return field.constant === null ? valueType(field.type, names) : literal(field.constant);
}

function valueType(type: FieldType, names: ProtocolNames): Code {
  switch (type.kind) {
    case "scalar":
      return scalarType(type.name);
    case "list":
      return ts`readonly ${elementType(type.of, names)}[]`;
    case "map":
      return ts`ReadonlyMap<string, ${valueType(type.of, names)}>`;
    case "enum":
      return unionOf(type.members.map(literal));
    case "named":
      return namedType(type.name.text, names);
  }
}

function elementType(type: FieldType, names: ProtocolNames): Code {
  const element = valueType(type, names);
  return type.kind === "enum" || type.kind === "list" ? ts`(${element})` : element;
}

function namedType(text: string, { types }: ProtocolNames): Code {
  const name = types.get(text);
  if (name === undefined) throw new Error(`"${text}" is no type`);
  return name;
}

function scalarType(name: ScalarName): Code {
  switch (name) {
    case "bool":
      return ts`boolean`;
    case "string":
    case "longstr":
      return ts`string`;
    case "int64":
    case "uint64":
      return ts`bigint`;
    case "bytes":
    case "chunk":
    case "frame":
    case "uuid":
      return ts`Uint8Array`;
    case "int8":
    case "int16":
    case "int32":
    case "uint8":
    case "uint16":
    case "uint32":
    case "float64":
      return ts`number`;
  }
}
