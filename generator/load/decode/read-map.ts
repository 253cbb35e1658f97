import { findNearestName } from "../../diagnostics/nearest-name.js";
import type { SourceSpan } from "../../diagnostics/source-span.js";
import type { Faults } from "../faults.js";
import { isNothing, type YamlEntry, type YamlValue } from "../yaml-tree.js";
import { describeValue, joinWords, quote } from "./describe-value.js";
import { KnownKeys, type Advice } from "./known-keys.js";
import type { ReadContext } from "./read-scalar.js";

/** A map whose keys are known: what a sentence calls it, what it may have, and what it must have. */
export interface MapShape<Key extends string> {
  /** With its article, such as "a message". */
  readonly what: string;
  readonly keys: readonly Key[];
  readonly required?: readonly Key[];
  readonly advice?: Advice<Key>;
  /** What to do about keys that it does not have, and that are no slips: those of other languages, misplaced ones. */
  readonly habits?: Readonly<Record<string, string>>;
  /** What to do about any other key, in place of a list of all there are. */
  readonly otherwise?: string;
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
  }
  const unknown = entries.filter(({ key }) => !known.has(key.text));
  reportUnknownKeys(unknown, shape, faults);
  const missing = known.size === 0 && unknown.length > 0 ? [] : listMissing(entries, shape);
  for (const key of missing) {
    const help = shape.advice?.[key] ?? null;
    faults.report("missing-key", `${capitalise(shape.what)} needs \`${key}\`.`, at, { help });
  }
  return new KnownKeys(known, faults, { advice: shape.advice, isMistaken: unknown.length > 0 });
}

/** A key that is there, but for a slip, is not missing. */
function listMissing<Key extends string>(
  entries: readonly YamlEntry[],
  { keys, required = [] }: MapShape<Key>,
): readonly Key[] {
  const there = new Set(entries.map(({ key: { text } }) => (hasKey(keys, text) ? text : findNearestName(text, keys))));
  return required.filter((key) => !there.has(key));
}

/** Gives the entries of a map whose keys the user names; null, and a fault, where it is no map. Nothing is none. */
export function readEntries(value: YamlValue, { faults, label, help }: ReadContext): readonly YamlEntry[] | null {
  if (isNothing(value)) return [];
  if (value.kind === "map") return value.entries;
  const general = value.kind === "list" ? "write keys with a colon behind each, without dashes and brackets" : null;
  const message = `${label} must be a map, not ${describeValue(value)}.`;
  faults.report("wrong-value", message, value.span, { help: help ?? general });
  return null;
}

/** Reports keys that a map cannot have, with what to write instead. Those of which nothing is known stand in one fault. */
export function reportUnknownKeys(entries: readonly YamlEntry[], shape: MapShape<string>, faults: Faults): void {
  const others: YamlEntry[] = [];
  for (const entry of entries) {
    const help = helpFor(entry, shape);
    if (help === null) others.push(entry);
    else reportKeys([entry], { shape, help, faults });
  }
  const help = shape.otherwise ?? `its keys are ${joinWords(shape.keys, "and")}`;
  if (others.length > 0) reportKeys(others, { shape, help, faults });
}

interface UnknownKeys {
  readonly shape: MapShape<string>;
  readonly help: string;
  readonly faults: Faults;
}

const mostNamed = 5;

function reportKeys(entries: readonly YamlEntry[], { shape, help, faults }: UnknownKeys): void {
  const [first] = entries;
  if (first === undefined) return;
  const named = entries.slice(0, mostNamed).map(({ key }) => quote(key.text));
  const names = entries.length > mostNamed ? [...named, `${entries.length - mostNamed} more`] : named;
  const are = entries.length === 1 ? "is no key" : "are no keys";
  faults.report("unknown-key", `${joinWords(names, "and")} ${are} of ${shape.what}.`, first.key.span, { help });
}

function helpFor({ key: { text }, value }: YamlEntry, { keys, habits = {} }: MapShape<string>): string | null {
  const habit = Object.hasOwn(habits, text) ? habits[text] : undefined;
  if (habit !== undefined) return habit;
  const nearest = findNearestName(text, keys);
  if (nearest !== null) return `did you mean "${nearest}"?`;
  // What a comma within braces makes of a text, as in { description: One, two }.
  return text.includes(" ") && isNothing(value) ? "text with a comma in it needs quotes here" : null;
}

function hasKey<Key extends string>(keys: readonly Key[], text: string): text is Key {
  return keys.some((key) => key === text);
}

function capitalise(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}
