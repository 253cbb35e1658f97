import { readInput } from "../faults/read-input.js";
import { findShipped } from "../shipped/find-shipped.js";

/** Gives the JSON Schema of the spec language as it is shipped. */
export function readSchema(): string {
  return new TextDecoder().decode(readInput(findShipped("generator/schema/chart-v1.schema.json")));
}
