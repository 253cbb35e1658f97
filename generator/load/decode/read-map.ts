import { findNearestName } from "../../diagnostics/nearest-name.js";
import type { SourceSpan } from "../../diagnostics/source-span.js";
import type { Faults } from "../faults.js";
import { isNothing, type YamlEntry, type YamlScalar, type YamlValue } from "../yaml-tree.js";
import { describeValue, joinWords } from "./describe-value.js";
import { KnownKeys } from "./known-keys.js";

/** A map whose keys are known: what a sentence calls it, what it may have, and what it must have. */
export interface MapShape<Key extends string> {
  /** With its article, such as "a message". */
  readonly what: string;
  readonly keys: readonly Key[];
  readonly required?: readonly Key[];
}

/** Where the faults of a map go, and the place to name where one of its keys is missing. */
export interface MapContext {
  readonly faults: Faults;
  readonly at: SourceSpan;
}

/**
 * Gives the map that must stand in a place, its keys checked against the known ones; null, and a fault, where it is
 * no map. Nothing is a map without keys.
 */
export function readMap<Key extends string>(
  value: YamlValue,
  shape: MapShape<Key>,
  { faults, at }: MapContext,
): KnownKeys<Key> | null {
  const entries = readEntries(value, { faults, label: capitalise(shape.what) });
  if (entries === null) return null;
  const known = new Map<string, YamlEntry>();
  for (const entry of entries) {
    if (hasKey(shape.keys, entry.key.text)) known.set(entry.key.text, entry);
    else reportUnknownKey(entry, shape, faults);
  }
  for (const key of shape.required ?? []) {
    if (!known.has(key)) faults.report("missing-key", `${capitalise(shape.what)} needs \`${key}\`.`, at);
  }
  return new KnownKeys(known, faults);
}

/** Gives the entries of a map whose keys the user names; null, and a fault, where it is no map. Nothing is none. */
export function readEntries(
  value: YamlValue,
  { faults, label }: { readonly faults: Faults; readonly label: string },
): readonly YamlEntry[] | null {
  if (isNothing(value)) return [];
  if (value.kind === "map") return value.entries;
  faults.report("wrong-value", `${label} must be a map, not ${describeValue(value)}.`, value.span);
  return null;
}

/** Reports a key that a map cannot have, with the nearest that it can. */
export function reportUnknownKey({ key, value }: YamlEntry, shape: MapShape<string>, faults: Faults): void {
  faults.report("unknown-key", `"${key.text}" is no key of ${shape.what}.`, key.span, {
    help: helpFor(key, value, shape),
  });
}

function helpFor({ text }: YamlScalar, value: YamlValue, { keys }: MapShape<string>): string {
  const nearest = findNearestName(text, keys);
  if (nearest !== null) return `did you mean "${nearest}"?`;
  // What a comma within braces makes of a text, as in { description: One, two }.
  if (text.includes(" ") && isNothing(value)) return "text with a comma in it needs quotes here";
  return `its keys are ${joinWords(keys, "and")}`;
}

function hasKey<Key extends string>(keys: readonly Key[], text: string): text is Key {
  return keys.some((key) => key === text);
}

function capitalise(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}
