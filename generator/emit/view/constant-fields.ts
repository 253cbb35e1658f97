import type { Field } from "../../model/field.js";
import { literal } from "../encode/literal.js";
import { SpecText } from "../encode/spec-text.js";
import type { View } from "../template/render.js";

/** Gives the fields whose value the spec fixes, with that value. */
export function viewFields(fields: readonly Field[]): readonly View[] {
  return fields.flatMap(({ name, constant }) =>
    constant === null ? [] : [{ name: new SpecText(name.text), value: literal(constant) }],
  );
}
