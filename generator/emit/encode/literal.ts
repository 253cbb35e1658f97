import type { Code } from "./code.js";

/** Characters that a reader cannot see or that reorder what is read (bidirectional controls): never raw in code. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0]/gu;

/** A backslash before the closing quote, which the printer of declarations takes for one that keeps the string open. */
const lastBackslash = /\\\\"$/u;

/** Gives the TypeScript literal of a value of a spec; a `bigint` as such. */
export function literal(value: string | number | bigint | boolean): Code {
  if (typeof value === "string") {
    return JSON.stringify(value).replace(lastBackslash, '\\u005c"').replace(invisible, escapeUnits) as Code;
  }
  return (typeof value === "bigint" ? `${value}n` : String(value)) as Code;
}

function escapeUnits(character: string): string {
  return character.split("").map(escapeUnit).join("");
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
