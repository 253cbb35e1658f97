/** A value of JSON or YAML. */
export type Tree = string | number | boolean | null | readonly Tree[] | TreeMap;

/** A map, whose keys may be any text. */
export interface TreeMap {
  readonly [key: string]: Tree;
}

/** The keys and positions, as text, that lead to a value. */
export type TreePath = readonly string[];

/** Gives a map from its entries; `__proto__` is a key like any other. */
export function mapOf(entries: Iterable<readonly [string, Tree]>): Tree {
  return Object.fromEntries(entries);
}

/** Tells whether a value is a map. */
export function isMap(tree: Tree): tree is TreeMap {
  return typeof tree === "object" && tree !== null && !Array.isArray(tree);
}

/** Gives the value that a path leads to; undefined where it leads nowhere. */
export function lookUp(tree: Tree, [step, ...rest]: TreePath): Tree | undefined {
  if (step === undefined) return tree;
  const inner = new Map(listEntries(tree)).get(step);
  return inner === undefined ? undefined : lookUp(inner, rest);
}

/** Gives a tree in which what a path leads to is another value; the last step may be a key that is not there yet. */
export function replaceAt(tree: Tree, [step, ...rest]: TreePath, value: Tree): Tree {
  if (step === undefined) return value;
  if (isList(tree)) return tree.map((item, index) => (String(index) === step ? replaceAt(item, rest, value) : item));
  if (!isMap(tree)) return tree;
  const inner = lookUp(tree, [step]);
  return mapOf([...new Map(listEntries(tree)).set(step, replaceAt(inner ?? null, rest, value))]);
}

/** Gives a tree in which each text, key or value, is another one. */
export function replaceTexts(tree: Tree, replace: (text: string) => string): Tree {
  if (typeof tree === "string") return replace(tree);
  if (isList(tree)) return tree.map((item) => replaceTexts(item, replace));
  if (!isMap(tree)) return tree;
  return mapOf(Object.entries(tree).map(([key, value]) => [replace(key), replaceTexts(value, replace)] as const));
}

/** Gives the values within a value, by key or position. */
export function listEntries(tree: Tree): readonly (readonly [string, Tree])[] {
  if (isList(tree)) return tree.map((item, index) => [String(index), item] as const);
  return isMap(tree) ? Object.entries(tree) : [];
}

function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}
