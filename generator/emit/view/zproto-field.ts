import type { Field, FieldType, ScalarName } from "../../model/field.js";
import { joinCode, ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { member } from "./member.js";

/** Gives the expression that reads a field of a zproto message. */
export function readZprotoField(field: Field): Code {
  const at = literal(field.name.text);
  if (field.constant === null) return readValue(field, at);
  return ts`from.constant(${readValue(field, at)}, ${at}, ${literal(field.constant)})`;
}

/** Gives the statement that writes a field of a zproto message. */
export function writeZprotoField(field: Field): Code {
  const at = literal(field.name.text);
  const value = field.constant === null ? ts`message${member(field)}` : literal(field.constant);
  if (field.type.kind === "enum") return ts`to.member(${value}, ${at}, ${printMembers(field.type.members)})`;
  return ts`to.${nameMethod(field.type)}(${value}, ${at}${printMax(field)})`;
}

function readValue(field: Field, at: Code): Code {
  const read = ts`from.${nameMethod(field.type)}(${at}${printMax(field)})`;
  return field.type.kind === "enum" ? ts`from.member(${read}, ${at}, ${printMembers(field.type.members)})` : read;
}

function printMembers(members: readonly string[]): Code {
  return ts`[${joinCode(members.map(literal), ts`, `, ts``)}]`;
}

function printMax({ max }: Field): Code {
  return max === null ? ts`` : ts`, ${literal(max)}`;
}

/** Gives the method of the runtime's reader and writer; both call it the same. */
function nameMethod(type: FieldType): Code {
  switch (type.kind) {
    case "enum":
      return ts`string`;
    case "list":
      return ts`strings`;
    case "map":
      return ts`dictionary`;
    case "scalar":
      return methods[type.name] ?? refuse(type.name);
    case "named":
      return refuse("a record");
  }
}

const methods: Readonly<Partial<Record<ScalarName, Code>>> = {
  string: ts`string`,
  longstr: ts`longstr`,
  uint8: ts`uint8`,
  uint16: ts`uint16`,
  uint32: ts`uint32`,
  uint64: ts`uint64`,
  chunk: ts`chunk`,
  frame: ts`frame`,
  uuid: ts`uuid`,
};

/** Loading a spec refuses what zproto cannot hold, with its place. */
function refuse(what: string): never {
  throw new Error(`zproto has no ${what}`);
}
