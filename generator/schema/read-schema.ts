import { fileURLToPath } from "node:url";
import { readInput } from "../faults/read-input.js";

/** Gives the JSON Schema of the spec language as it is shipped. */
export function readSchema(): string {
  const path = fileURLToPath(new URL("../../generator/schema/chart-v1.schema.json", import.meta.url));
  return new TextDecoder().decode(readInput(path));
}
