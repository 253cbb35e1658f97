import fc from "fast-check";
import { parse, stringify } from "yaml";
import { corpus } from "./corpus.js";

type Tree = unknown;

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const grafted = corpus.map((text) => parse(text) as Tree);

/** Every key and every value of the specs to start from: the vocabulary of the language, and some names. */
const keys = [...new Set(grafted.flatMap(listKeys))];
const parts = grafted.flatMap(listParts);
const vocabulary = [
  ...new Set([...parts.filter((part) => typeof part !== "object"), ...keys, "", "__proto__", "\0", "x".repeat(300)]),
];

/** Values of any form, made of the words of the language. */
const wild = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...vocabulary, null),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie("tree"), { maxKeys: 6 }),
  ),
})).tree;

interface Graft {
  readonly at: number;
  readonly how: "cut" | "replace" | "double" | "rename" | "wild";
  readonly from: number;
  readonly wild: Tree;
}

const graft: fc.Arbitrary<Graft> = fc.record({
  at: place,
  how: fc.constantFrom("cut", "replace", "replace", "double", "rename", "wild"),
  from: place,
  wild,
});

/** Specs whose parts were cut off, doubled, renamed, or replaced by those of other specs; some are nothing but wild. */
export const graftedSpecs: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...grafted), fc.array(graft, { minLength: 1, maxLength: 4 }))
      .map(([tree, grafts]) => write(grafts.reduce(change, tree))),
  },
  { weight: 1, arbitrary: wild.map(write) },
);

function write(tree: Tree): string {
  return stringify(tree, { aliasDuplicateObjects: true });
}

function change(tree: Tree, { at, how, from, wild: other }: Graft): Tree {
  let left = Math.floor(at * countParts(tree));
  const visit = (part: Tree): Tree => {
    if (!isInner(part)) return part;
    const entries = Object.entries(part).flatMap(([key, value]): [string, Tree][] => {
      left -= 1;
      if (left !== -1) return [[key, visit(value)]];
      const word = keys[Math.floor(from * keys.length)] ?? "";
      if (how === "cut") return [];
      if (how === "double")
        return [
          [key, value],
          [word, value],
        ];
      if (how === "rename") return [[word, value]];
      return [[key, how === "wild" ? other : findAlike(key, from)]];
    });
    return Array.isArray(part) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
  };
  return visit(tree);
}

/** Gives what stands under the same key elsewhere, which fits more often than anything. */
function findAlike(key: string, from: number): Tree {
  const alike = under.get(key) ?? parts;
  return alike[Math.floor(from * alike.length)];
}

const under = groupByKey();

function groupByKey(): ReadonlyMap<string, readonly Tree[]> {
  const groups = new Map<string, Tree[]>();
  for (const part of parts.filter(isInner)) {
    for (const [key, value] of Object.entries(part)) groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}

function isInner(part: Tree): part is object {
  return typeof part === "object" && part !== null;
}

function countParts(tree: Tree): number {
  return listParts(tree).length - 1;
}

function listParts(tree: Tree): readonly Tree[] {
  return isInner(tree) ? [tree, ...Object.values(tree).flatMap(listParts)] : [tree];
}

function listKeys(tree: Tree): readonly string[] {
  if (!isInner(tree)) return [];
  const own = Array.isArray(tree) ? [] : Object.keys(tree);
  return [...own, ...Object.values(tree).flatMap(listKeys)];
}
