import { readName, type ReadContext } from "../load/decode/read-scalar.js";
import type { YamlValue } from "../load/yaml-tree.js";
import type { Name } from "../model/name.js";

/** Gives the path or glob that must stand in a place, with its place; null, and a fault, where nothing can have that name. */
export function readPath(value: YamlValue, context: ReadContext): Name | null {
  const path = readName(value, context);
  if (path === null || (path.text.trim() !== "" && !/\p{Cc}/u.test(path.text))) return path;
  context.faults.report(
    "wrong-value",
    `${context.label} must be a path: not blank, and without control characters.`,
    value.span,
  );
  return null;
}
