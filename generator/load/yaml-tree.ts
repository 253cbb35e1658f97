import type { SourceSpan } from "../diagnostics/source-span.js";

/** Text as it stands in the file, escapes and folding undone. `isPlain` tells text without quotes and block marks. */
export interface YamlScalar {
  readonly kind: "scalar";
  readonly text: string;
  readonly isPlain: boolean;
  readonly span: SourceSpan;
}

/** Values in a row. */
export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlValue[];
  readonly span: SourceSpan;
}

/** One key and what it stands for. Keys are text, never numbers or booleans. */
export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlValue;
}

/** Entries in document order, each key once. */
export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
  readonly span: SourceSpan;
}

/** A value of a YAML file, aliases resolved, every part with its place. */
export type YamlValue = YamlScalar | YamlList | YamlMap;

/** Tells whether nothing stands there: an empty value, `~` or `null` (YAML 1.2, core schema). */
export function isNothing(value: YamlValue): boolean {
  return value.kind === "scalar" && value.isPlain && /^(?:~|null|Null|NULL)?$/.test(value.text);
}

/** Gives the place of a whole entry, key and value. */
export function spanOfEntry({ key, value }: YamlEntry): SourceSpan {
  const isBehind = value.span.end.line > key.span.end.line || value.span.end.column > key.span.end.column;
  return isBehind && value.span.start.line >= key.span.start.line ? { ...key.span, end: value.span.end } : key.span;
}
