import { toIdentifier } from "../../facts/identifier.js";
import type { Field, FieldType, ScalarName } from "../../model/field.js";
import { joinCode, ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { fieldType } from "../names/field-types.js";
import type { Direction, JsonScope } from "./json-scope.js";

/** A field whose value is read or written: the expression that holds it, and the type it is a field of. */
export interface JsonPlace {
  readonly direction: Direction;
  readonly field: Field;
  readonly source: Code;
  readonly owner: Code;
}

/** Gives the expression that reads or writes a field's value and checks it. */
export function convertField(place: JsonPlace, scope: JsonScope): Code {
  const { direction, field, source } = place;
  const at = literal(field.name.text);
  if (field.constant === null) return convert(field.type, { ...place, at, max: field.max }, scope);
  if (direction === "read") return ts`${scope.use("checkConstant")}(${source}, ${at}, ${literal(field.constant)})`;
  return literal(typeof field.constant === "bigint" ? String(field.constant) : field.constant);
}

/** A value somewhere in a field: where a fault is said to be, and the bound on it. */
interface Value extends JsonPlace {
  readonly at: Code;
  readonly max: number | bigint | null;
}

function convert(type: FieldType, value: Value, scope: JsonScope): Code {
  const { direction, source, at } = value;
  switch (type.kind) {
    case "scalar":
      return ts`${convertScalar(type.name, direction, scope)}(${source}, ${at}${printMax(value)})`;
    case "enum":
      return ts`${scope.use("checkEnum")}(${source}, ${at}, [${joinCode(type.members.map(literal), ts`, `, ts``)}])`;
    case "list":
      return ts`${scope.use(`${direction}List`)}(${source}, ${at}, ${describeEntries(type.of, value, scope)})`;
    case "map":
      return ts`${scope.use(`${direction}Map`)}(${source}, ${at}, ${describeEntries(type.of, value, scope)})`;
    case "named": {
      const convertRecord = scope.functionFor(direction, scope.typeName(type.name.text));
      return ts`${scope.use(`${direction}Record`)}(${source}, ${at}, ${convertRecord})`;
    }
  }
}

function printMax({ max }: Value): Code {
  return max === null ? ts`` : ts`, ${literal(max)}`;
}

function describeEntries(entry: FieldType, value: Value, scope: JsonScope): Code {
  const of = findEntryFunction(entry, value, scope);
  return value.max === null ? ts`{ of: ${of} }` : ts`{ of: ${of}, max: ${literal(value.max)} }`;
}

function findEntryFunction(entry: FieldType, value: Value, scope: JsonScope): Code {
  const { direction, field, owner } = value;
  if (entry.kind === "scalar") return convertScalar(entry.name, direction, scope);
  const stem = entry.kind === "named" ? scope.typeName(entry.name.text) : `${owner}${nameField(field)}`;
  scope.useType("JsonKey");
  return scope.entryFunction(stem, {
    verb: entry.kind === "enum" ? "check" : direction,
    type: fieldType({ ...field, type: entry, constant: null }, scope.names),
    body: convert(entry, { ...value, source: ts`value`, at: ts`at`, max: null }, scope),
  });
}

/** The field's name as the middle of an identifier; nothing where it has neither letter nor digit. */
function nameField({ name }: Field): string {
  return toIdentifier(name.text)?.pascal ?? "";
}

function convertScalar(name: ScalarName, direction: Direction, scope: JsonScope): Code {
  switch (name) {
    case "bool":
      return scope.use("checkBool");
    case "string":
    case "longstr":
      return scope.use("checkString");
    case "int8":
      return scope.use("checkInt8");
    case "int16":
      return scope.use("checkInt16");
    case "int32":
      return scope.use("checkInt32");
    case "uint8":
      return scope.use("checkUint8");
    case "uint16":
      return scope.use("checkUint16");
    case "uint32":
      return scope.use("checkUint32");
    case "float64":
      return scope.use("checkFloat64");
    case "int64":
      return scope.use(`${direction}Int64`);
    case "uint64":
      return scope.use(`${direction}Uint64`);
    case "bytes":
    case "chunk":
    case "frame":
    case "uuid":
      return scope.use(`${direction}Bytes`);
  }
}
