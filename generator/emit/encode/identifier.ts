import type { Code } from "./code.js";

const shape = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Gives a name as an identifier. Throws where it is none: the table of names lets no other through. */
export function identifier(name: string): Code {
  if (!shape.test(name)) throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  return name as Code;
}
