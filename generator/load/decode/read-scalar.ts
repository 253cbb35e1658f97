import { findNearestName } from "../../diagnostics/nearest-name.js";
import type { Name } from "../../model/name.js";
import type { Faults } from "../faults.js";
import { inputLimits } from "../yaml-text/input-limits.js";
import { isNothing, type YamlScalar, type YamlValue } from "../yaml-tree.js";
import { describeValue, joinWords } from "./describe-value.js";

/** What a reader needs besides the value: where faults go, and what its place is called in a sentence. */
export interface ReadContext {
  readonly faults: Faults;
  /** Such as "`title`" or "each of `ignore`". */
  readonly label: string;
  /** What to do where something else stands there, if more is to be said than what must. */
  readonly help?: string | null;
}

/** The values an integer may have, both included. */
export interface IntegerBounds {
  readonly min: number;
  readonly max: number;
}

/** Gives the scalar that must stand in a place; null, and a fault, where there is a list, a map or nothing. */
export function readScalar(value: YamlValue, { faults, label, help }: ReadContext): YamlScalar | null {
  if (value.kind === "scalar" && !isNothing(value)) return value;
  faults.report("wrong-value", `${label} must be text, not ${describeValue(value)}.`, value.span, {
    help: help ?? null,
  });
  return null;
}

/** Gives the text that must stand in a place, whatever it looks like: `200`, `true` and `NO` are text too. */
export function readText(value: YamlValue, context: ReadContext): string | null {
  return readScalar(value, context)?.text ?? null;
}

/** Gives the name that must stand in a place, with its place; a name is text that is neither empty nor very long. */
export function readName(value: YamlValue, context: ReadContext): Name | null {
  const name = readWords(value, context);
  if (name === null || name.text.length <= inputLimits.name) return name;
  context.faults.report("input-limit", `${context.label} is longer than ${inputLimits.name} characters.`, value.span);
  return null;
}

/** Gives the text that must stand in a place and not be empty, with its place. */
export function readWords(value: YamlValue, context: ReadContext): Name | null {
  const scalar = readScalar(value, context);
  if (scalar === null) return null;
  if (scalar.text !== "") return { text: scalar.text, span: scalar.span };
  context.faults.report("wrong-value", `${context.label} must not be empty.`, value.span);
  return null;
}

/** Gives the one of a few words that must stand in a place. */
export function readChoice<Word extends string>(
  value: YamlValue,
  words: readonly Word[],
  { faults, label, help = null }: ReadContext,
): Word | null {
  const found = value.kind === "scalar" ? words.find((word) => word === value.text) : undefined;
  if (found !== undefined) return found;
  const nearest = value.kind === "scalar" ? findNearestName(value.text, words) : null;
  const message = `${label} must be ${joinWords(words)}, not ${describeValue(value)}.`;
  faults.report("wrong-value", message, value.span, { help: nearest === null ? help : `did you mean "${nearest}"?` });
  return null;
}

/** Gives the `true` or `false` that must stand in a place. */
export function readBoolean(value: YamlValue, { faults, label }: ReadContext): boolean | null {
  if (value.kind === "scalar" && value.isPlain) {
    if (/^(?:true|True|TRUE)$/.test(value.text)) return true;
    if (/^(?:false|False|FALSE)$/.test(value.text)) return false;
  }
  faults.report("wrong-value", `${label} must be true or false, not ${describeValue(value)}.`, value.span);
  return null;
}

/** Gives the integer that a scalar is by YAML's core schema, exact at any size; null where it is none. */
export function parseInteger(value: YamlValue): bigint | null {
  if (value.kind !== "scalar" || !value.isPlain || value.text.length > 80) return null;
  const digits = /^([-+]?)([0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/.exec(value.text);
  if (digits === null) return null;
  const size = BigInt(digits[2] ?? "0");
  return digits[1] === "-" ? -size : size;
}

/** Gives the integer that must stand in a place. */
export function readInteger(
  value: YamlValue,
  { min, max }: IntegerBounds,
  { faults, label }: ReadContext,
): number | null {
  const integer = parseInteger(value);
  if (integer !== null && integer >= BigInt(min) && integer <= BigInt(max)) return Number(integer);
  const message = `${label} must be an integer from ${min} to ${max}, not ${describeValue(value)}.`;
  faults.report("wrong-value", message, value.span);
  return null;
}

/** Tells whether a word stands in a place that a later version of the language keeps for it, and reports that. */
export function isReserved(value: YamlValue, words: readonly string[], { faults, label }: ReadContext): boolean {
  if (value.kind !== "scalar" || !words.includes(value.text)) return false;
  faults.report("not-yet", `${label} cannot be "${value.text}" yet: the word is reserved.`, value.span);
  return true;
}
