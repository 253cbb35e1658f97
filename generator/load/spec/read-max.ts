import type { FieldType } from "../../model/field.js";
import { describeValue } from "../decode/describe-value.js";
import { parseInteger, type ReadContext } from "../decode/read-scalar.js";
import type { YamlValue } from "../yaml-tree.js";
import { findIntegerRange } from "./integer-range.js";

interface Bound {
  readonly most: bigint;
  readonly isBig: boolean;
}

// Lengths beyond this fit neither a frame nor memory.
const length: Bound = { most: 0xffff_ffffn, isBig: false };
const exactNumber: Bound = { most: BigInt(Number.MAX_SAFE_INTEGER), isBig: false };

/** Gives the bound on value or length that a field of a type can have; for 64-bit integers a `bigint`. */
export function readMax(value: YamlValue, type: FieldType, { faults, label }: ReadContext): number | bigint | null {
  const bound = findBound(type);
  if (bound === null) {
    faults.report("wrong-value", "A field of this type has neither length nor size to bound.", value.span);
    return null;
  }
  const max = parseInteger(value);
  if (max !== null && max >= 0n && max <= bound.most) return bound.isBig ? max : Number(max);
  const message = `${label} must be an integer from 0 to ${bound.most}, not ${describeValue(value)}.`;
  faults.report("wrong-value", message, value.span);
  return null;
}

function findBound(type: FieldType): Bound | null {
  switch (type.kind) {
    case "list":
    case "map":
      return length;
    case "enum":
    case "named":
      return null;
    case "scalar": {
      if (type.name === "bool" || type.name === "uuid") return null;
      if (type.name === "float64") return exactNumber;
      const range = findIntegerRange(type.name);
      return range === null ? length : { most: range.max, isBig: range.bits === 64 };
    }
  }
}
