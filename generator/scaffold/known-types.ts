import { ts } from "ts-morph";

import type { AskedRole } from "./asked-role.js";

/** What an object literal can be: the handlers themselves, or options that have them as their `handlers`. */
export type ObjectKind = "handlers" | "options";

/** The names by which a file refers to what was emitted: its types by kind, and the functions that take options. */
export interface KnownNames {
  readonly types: ReadonlyMap<string, ObjectKind>;
  readonly entrances: ReadonlySet<string>;
}

/** Finds by which names a file refers to what was emitted: under their own, as it imports them, and as it calls them then. */
export function findKnownNames({ statements }: ts.SourceFile, asked: AskedRole): KnownNames {
  const types = new Map<string, ObjectKind>([
    [asked.handlersType, "handlers"],
    [asked.optionsType, "options"],
  ]);
  const entrances = new Set(asked.entrances);
  for (const { name, propertyName } of statements.filter(ts.isImportDeclaration).flatMap(listSpecifiers)) {
    const imported = propertyName?.text ?? name.text;
    const kind = types.get(imported);
    if (kind !== undefined) types.set(name.text, kind);
    if (entrances.has(imported)) entrances.add(name.text);
  }
  for (const { name, type } of statements.filter(ts.isTypeAliasDeclaration)) {
    const kind = findKindOfType(type, types);
    if (kind !== null) types.set(name.text, kind);
  }
  return { types, entrances };
}

function listSpecifiers({ importClause }: ts.ImportDeclaration): readonly ts.ImportSpecifier[] {
  const bindings = importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
}

/** Gives what objects of a type are, of a promise what it is of; null for any other type. */
export function findKindOfType(type: ts.TypeNode | undefined, types: KnownNames["types"]): ObjectKind | null {
  if (type === undefined) return null;
  if (ts.isParenthesizedTypeNode(type)) return findKindOfType(type.type, types);
  const name = findTypeName(type);
  if (name === "Promise" && ts.isTypeReferenceNode(type)) return findKindOfType(type.typeArguments?.[0], types);
  return name === null ? null : (types.get(name) ?? null);
}

// Of `emitted.Handlers`, or of import("./emitted.js").Handlers, the last name.
function findTypeName(type: ts.TypeNode): string | null {
  const name = ts.isTypeReferenceNode(type) ? type.typeName : ts.isImportTypeNode(type) ? type.qualifier : undefined;
  if (name === undefined) return null;
  return ts.isIdentifier(name) ? name.text : name.right.text;
}
