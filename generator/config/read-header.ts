import { readMap, type MapContext } from "../load/decode/read-map.js";
import { readName } from "../load/decode/read-scalar.js";
import { isNothing, type YamlValue } from "../load/yaml-tree.js";
import type { Header } from "./config.js";

/** Reads `header`; null, and a fault, where it is none. */
export function readHeader(value: YamlValue, context: MapContext): Header | null {
  const read = readMap(value, { what: "the header", keys: ["suppress", "license"] }, context);
  if (read === null) return null;
  const license = read.value("license");
  return {
    suppress: read.list("suppress", readName).map(({ text }) => text),
    license: license === null || isNothing(license) ? null : read.text("license"),
  };
}
