import type { Faults } from "../faults.js";
import type { YamlEntry, YamlValue } from "../yaml-tree.js";
import { readEntries } from "./read-map.js";
import type { ReadContext } from "./read-scalar.js";

/** Gives a reader of maps whose keys are names and whose values are what the names declare. */
export function readDeclared<Item>(decode: (entry: YamlEntry, faults: Faults) => Item | null) {
  return (value: YamlValue, { faults, label }: ReadContext): readonly Item[] => {
    const entries = readEntries(value, { faults, label }) ?? [];
    return entries.map((entry) => decode(entry, faults)).filter((item) => item !== null);
  };
}
