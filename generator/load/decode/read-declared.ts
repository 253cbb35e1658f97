import type { Faults } from "../faults.js";
import type { YamlEntry, YamlValue } from "../yaml-tree.js";
import { readEntries } from "./read-map.js";
import type { ReadContext } from "./read-scalar.js";

/** Gives a reader of maps whose keys are names and whose values are what the names declare. */
export function readDeclared<Item>(decode: (entry: YamlEntry, faults: Faults) => Item | null) {
  return (value: YamlValue, context: ReadContext): readonly Item[] => {
    const entries = readEntries(value, context) ?? [];
    return entries.map((entry) => decode(entry, context.faults)).filter((item) => item !== null);
  };
}
