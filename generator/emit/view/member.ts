import type { Field } from "../../model/field.js";
import { ts, type Code } from "../encode/code.js";
import { identifier } from "../encode/identifier.js";
import { literal } from "../encode/literal.js";

/** Gives the field of an object, with a dot where its name allows. */
export function member({ name: { text } }: Field): Code {
  return /^[a-z_$][\w$]*$/i.test(text) ? ts`.${identifier(text)}` : ts`[${literal(text)}]`;
}
