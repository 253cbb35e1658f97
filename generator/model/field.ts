import type { SourceSpan } from "../diagnostics/source-span.js";
import type { Name } from "./name.js";

/** The types that need no other; the last four are zproto's. */
export const scalarNames = [
  "string",
  "bool",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "float64",
  "bytes",
  "longstr",
  "chunk",
  "frame",
  "uuid",
] as const;

/** The name of a type that needs no other. */
export type ScalarName = (typeof scalarNames)[number];

/** The type of a field. `named` refers to a declaration under `types`; a map's keys are strings. */
export type FieldType =
  | { readonly kind: "scalar"; readonly name: ScalarName; readonly span: SourceSpan }
  | { readonly kind: "list"; readonly of: FieldType; readonly span: SourceSpan }
  | { readonly kind: "map"; readonly of: FieldType; readonly span: SourceSpan }
  | { readonly kind: "enum"; readonly members: readonly string[]; readonly span: SourceSpan }
  | { readonly kind: "named"; readonly name: Name; readonly span: SourceSpan };

/** The value of a constant field; 64-bit integers are `bigint`. */
export type ConstantValue = string | number | bigint | boolean;

/**
 * One field of a message, type or command. `constant` is null where the value is free. `max` bounds the value of a
 * number, the length of anything else (characters, bytes, entries), and is null where only the type bounds it.
 */
export interface Field {
  readonly name: Name;
  readonly type: FieldType;
  readonly optional: boolean;
  readonly constant: ConstantValue | null;
  readonly max: number | bigint | null;
  readonly description: string | null;
  readonly span: SourceSpan;
}
