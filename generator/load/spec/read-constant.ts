import type { ConstantValue, FieldType, ScalarName } from "../../model/field.js";
import { describeValue, joinWords } from "../decode/describe-value.js";
import { parseInteger, readBoolean, readChoice, readText, type ReadContext } from "../decode/read-scalar.js";
import type { YamlValue } from "../yaml-tree.js";
import { findIntegerRange } from "./integer-range.js";

/** Gives the constant that a field of a type can have; 64-bit integers are exact. */
export function readConstant(value: YamlValue, type: FieldType, context: ReadContext): ConstantValue | null {
  switch (type.kind) {
    case "scalar":
      return readScalarConstant(value, type.name, context);
    case "enum":
      return readChoice(value, type.members, context);
    case "list":
    case "map":
    case "named":
      return refuse(value, type.kind === "named" ? type.name.text : type.kind, context);
  }
}

function readScalarConstant(value: YamlValue, name: ScalarName, context: ReadContext): ConstantValue | null {
  switch (name) {
    case "string":
    case "longstr":
      return readText(value, context);
    case "bool":
      return readBoolean(value, context);
    case "float64":
      return readFloat(value, context);
    case "bytes":
    case "chunk":
    case "frame":
    case "uuid":
      return refuse(value, name, context);
    case "int8":
    case "int16":
    case "int32":
    case "int64":
    case "uint8":
    case "uint16":
    case "uint32":
    case "uint64":
      return readIntegerConstant(value, name, context);
  }
}

function readIntegerConstant(value: YamlValue, name: ScalarName, { faults, label }: ReadContext): ConstantValue | null {
  const range = findIntegerRange(name);
  const integer = parseInteger(value);
  if (range === null) return null;
  if (integer !== null && integer >= range.min && integer <= range.max) {
    return range.bits === 64 ? integer : Number(integer);
  }
  const message = `${label} must be an integer from ${range.min} to ${range.max}, not ${describeValue(value)}.`;
  faults.report("wrong-value", message, value.span);
  return null;
}

// YAML 1.2.2, section 10.3.2: the numbers of the core schema, without its infinities and its not-a-number.
const number = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

function readFloat(value: YamlValue, { faults, label }: ReadContext): number | null {
  if (value.kind === "scalar" && value.isPlain && number.test(value.text) && Number.isFinite(Number(value.text))) {
    return Number(value.text);
  }
  faults.report("wrong-value", `${label} must be a finite number, not ${describeValue(value)}.`, value.span);
  return null;
}

function refuse(value: YamlValue, type: string, { faults }: ReadContext): null {
  const kinds = joinWords(["string", "longstr", "bool", "enum", "number"]);
  faults.report("wrong-value", `A field of type ${type} cannot have a constant.`, value.span, {
    help: `only a ${kinds} can`,
  });
  return null;
}
