import { readFileSync } from "node:fs";
import { findShipped } from "../shipped/find-shipped.js";

/** Gives the version of this program, as its package.json has it. */
export function readVersion(): string {
  const file = readFileSync(findShipped("package.json"), "utf8");
  return (JSON.parse(file) as { readonly version: string }).version;
}
