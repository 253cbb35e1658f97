import type { ScalarName } from "../../model/field.js";

/** The values that an integer type has, both included, and its size. */
export interface IntegerRange {
  readonly bits: number;
  readonly min: bigint;
  readonly max: bigint;
}

/** Gives the range of an integer type; null for a type that is none. */
export function findIntegerRange(name: ScalarName): IntegerRange | null {
  const parts = /^(u?)int(8|16|32|64)$/.exec(name);
  if (parts === null) return null;
  const bits = Number(parts[2]);
  const size = 1n << BigInt(bits);
  return parts[1] === "u" ? { bits, min: 0n, max: size - 1n } : { bits, min: -size / 2n, max: size / 2n - 1n };
}
