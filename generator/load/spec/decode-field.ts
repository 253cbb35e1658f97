import type { Field } from "../../model/field.js";
import { readEntries, readMap } from "../decode/read-map.js";
import { readScalar, type ReadContext } from "../decode/read-scalar.js";
import type { Faults } from "../faults.js";
import { spanOfEntry, type YamlEntry, type YamlValue } from "../yaml-tree.js";
import { nameOfKey } from "./decode-declaration.js";
import { fieldAdvice } from "./advice.js";
import { parseFieldType } from "./parse-field-type.js";
import { readConstant } from "./read-constant.js";
import { readMax } from "./read-max.js";

/** The keys of a field's long form. */
export const fieldKeys = ["type", "const", "max", "description"] as const;

/** Gives the fields that stand in a place, by name. */
export function readFields(value: YamlValue, context: ReadContext): readonly Field[] {
  const entries = readEntries(value, context) ?? [];
  return entries.map((entry) => decodeField(entry, context.faults)).filter((field) => field !== null);
}

function decodeField(entry: YamlEntry, faults: Faults): Field | null {
  checkFieldName(entry, faults);
  return entry.value.kind === "map" ? decodeLongField(entry, faults) : decodeShortField(entry, faults);
}

function decodeShortField(entry: YamlEntry, faults: Faults): Field | null {
  const label = `The type of field \`${entry.key.text}\``;
  const scalar = readScalar(entry.value, { faults, label, help: fieldAdvice.advice.type });
  const parsed = scalar === null ? null : parseFieldType(scalar, faults);
  if (parsed === null) return null;
  const span = spanOfEntry(entry);
  return { name: nameOfKey(entry.key), ...parsed, constant: null, max: null, description: null, span };
}

function decodeLongField(entry: YamlEntry, faults: Faults): Field | null {
  const shape = { what: `field \`${entry.key.text}\``, keys: fieldKeys, required: ["type"], ...fieldAdvice } as const;
  const keys = readMap(entry.value, shape, { faults, at: entry.key.span });
  const parsed = keys?.read("type", (value, context) => {
    const scalar = readScalar(value, context);
    return scalar === null ? null : parseFieldType(scalar, faults);
  });
  if (keys === null || parsed === null || parsed === undefined) return null;
  const field = {
    name: nameOfKey(entry.key),
    ...parsed,
    constant: keys.read("const", (value, context) => readConstant(value, parsed.type, context)),
    max: keys.read("max", (value, context) => readMax(value, parsed.type, context)),
    description: keys.text("description"),
    span: spanOfEntry(entry),
  };
  checkConstantWithinMax(field, keys.value("const"), faults);
  return field;
}

function checkConstantWithinMax({ constant, max }: Field, value: YamlValue | null, faults: Faults): void {
  if (constant === null || typeof constant === "boolean" || max === null || value === null) return;
  const size = typeof constant === "string" ? constant.length : constant;
  if (size > max) faults.report("wrong-value", "`const` is beyond `max`, so that no message can be right.", value.span);
}

function checkFieldName({ key }: YamlEntry, faults: Faults): void {
  if (key.text === "type") {
    const message = "A field cannot be called `type`, which names the message itself.";
    faults.report("wrong-value", message, key.span, { help: "choose another name, such as `kind`" });
  } else if (key.isPlain && key.text.endsWith("?")) {
    const help = `write the \`?\` behind the type: \`${key.text.slice(0, -1)}: string?\``;
    faults.report("wrong-value", "The `?` of an optional field stands behind its type.", key.span, { help });
  } else if (key.text in Object.prototype) {
    const message = `A field cannot be called \`${key.text}\`, which every JavaScript object has.`;
    faults.report("wrong-value", message, key.span, { help: "choose another name" });
  }
}
