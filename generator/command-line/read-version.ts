import { readFileSync } from "node:fs";

/** Gives the version of this program, as its package.json has it. */
export function readVersion(): string {
  const file = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { readonly version: string }).version;
}
