import type { Code } from "./code.js";

/** Characters that a reader cannot see or that reorder what is read (bidirectional controls): never raw in code. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0]/gu;

/** Gives the TypeScript literal of a value of a spec; a `bigint` as such. */
export function literal(value: string | number | bigint | boolean): Code {
  if (typeof value === "string") return JSON.stringify(value).replace(invisible, escapeUnits) as Code;
  return (typeof value === "bigint" ? `${value}n` : String(value)) as Code;
}

function escapeUnits(character: string): string {
  return character.split("").map(escapeUnit).join("");
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
