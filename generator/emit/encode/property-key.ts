import { ts, type Code } from "./code.js";
import { literal } from "./literal.js";

/** Gives the key of a property in an object literal, where `__proto__` would set the prototype if it stood plainly. */
export function propertyKey(text: string): Code {
  return text === "__proto__" ? ts`[${literal(text)}]` : literal(text);
}
