import type { Field, FieldType } from "../../model/field.js";
import type { TypeDeclaration } from "../../model/message.js";
import type { Misfit } from "../../verify/machine/arrival.js";
import { compareValues, type Unfit } from "./compare-values.js";
import { describeFieldMisfit, undeclared } from "./field-misfit.js";

/** The types that a sender and a reader declare, by name. */
export interface DeclaredTypes {
  readonly sent: ReadonlyMap<string, TypeDeclaration>;
  readonly received: ReadonlyMap<string, TypeDeclaration>;
  /** What came of each pair of types in one message; those still being compared fit, if the rest does. */
  readonly compared: Map<string, Unfit | null>;
}

/** How two records are compared. */
export interface RecordRules {
  readonly types: DeclaredTypes;
  /** Whether a field that the reader does not declare is refused; else it is dropped. */
  readonly isStrict: boolean;
}

/** Gives why a record whose fields have names may be refused by who reads it, field by field. */
export function compareRecords(
  sent: readonly Field[],
  received: readonly Field[],
  { types, isStrict }: RecordRules,
): readonly Misfit[] {
  const known = new Map(sent.map((field) => [field.name.text, field]));
  const declared = new Set(received.map(({ name }) => name.text));
  const added = isStrict ? sent.filter(({ name }) => !declared.has(name.text)) : [];
  return [
    ...received.flatMap((field) => {
      const pair = { sent: known.get(field.name.text), received: field };
      const unfit = compareFields(pair.sent, field, types);
      return unfit === null ? [] : [describeFieldMisfit(pair, unfit)];
    }),
    ...added.map((field) =>
      describeFieldMisfit({ sent: field, received: undefined }, { words: undeclared, isCertain: !field.optional }),
    ),
  ];
}

function compareFields(sent: Field | undefined, received: Field, types: DeclaredTypes): Unfit | null {
  if (sent === undefined) return received.optional ? null : { words: "is missing", isCertain: true };
  if (sent.optional && !received.optional) return { words: "may be missing", isCertain: false };
  const unfit = compareValues(sent, received, "json") ?? compareParts(sent, received, types);
  return unfit !== null && sent.optional ? { ...unfit, isCertain: false } : unfit;
}

/** What is inside a list or a map need not be there. */
function compareParts(sent: Field, received: Field, types: DeclaredTypes): Unfit | null {
  const [from, to] = [sent.type, received.type];
  if (from.kind === "named" && to.kind === "named") return compareNamed(from.name.text, to.name.text, types);
  const [inner, outer] = [findEntry(from), findEntry(to)];
  if (inner === null || outer === null) return null;
  const entries = [entryOf(sent, inner), entryOf(received, outer)] as const;
  const unfit = compareValues(...entries, "json") ?? compareParts(...entries, types);
  return unfit === null ? null : { words: `has entries of which one ${unfit.words}`, isCertain: false };
}

function findEntry(type: FieldType): FieldType | null {
  return type.kind === "list" || type.kind === "map" ? type.of : null;
}

function entryOf(field: Field, type: FieldType): Field {
  return { ...field, type, constant: null, max: null };
}

function compareNamed(sentName: string, receivedName: string, types: DeclaredTypes): Unfit | null {
  const key = JSON.stringify([sentName, receivedName]);
  const known = types.compared.get(key);
  if (known !== undefined) return known;
  types.compared.set(key, null);
  const unfit = compareDeclared(sentName, receivedName, types);
  types.compared.set(key, unfit);
  return unfit;
}

function compareDeclared(sentName: string, receivedName: string, types: DeclaredTypes): Unfit | null {
  const [sent, received] = [types.sent.get(sentName), types.received.get(receivedName)];
  if (sent === undefined || received === undefined) return null;
  const [first] = compareRecords(sent.fields, received.fields, { types, isStrict: false }).toSorted(
    (a, b) => Number(b.isCertain) - Number(a.isCertain),
  );
  return first === undefined
    ? null
    : { words: `is a ${receivedName}, where ${first.reason.replace(/^its/u, "the")}`, isCertain: first.isCertain };
}
