import type { OptionalKind, PropertySignatureStructure } from "ts-morph";

import type { Field } from "../../model/field.js";
import { comment } from "../encode/comment.js";
import { literal } from "../encode/literal.js";
import type { ProtocolNames } from "../names/protocol-names.js";
import { fieldType } from "../names/field-types.js";

/** Gives the properties of fields, named as the spec names them. */
export function buildFields(
  fields: readonly Field[],
  names: ProtocolNames,
): OptionalKind<PropertySignatureStructure>[] {
  return fields.map((field) => ({
    name: literal(field.name.text),
    docs: field.description === null ? [] : [comment(field.description)],
    isReadonly: true,
    hasQuestionToken: field.optional,
    type: fieldType(field, names),
  }));
}
