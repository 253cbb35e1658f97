import type { SchemaPart, SchemaWalk, Slot } from "./schema-walk.js";
import { lookUp, mapOf, replaceAt, type Tree } from "./tree.js";

/** A spec in which as many slots as possible are filled, and those that nothing fills. */
export interface Filled {
  readonly spec: Tree;
  readonly missing: readonly Slot[];
}

/**
 * Fills slots that a spec leaves open with words of its own, wherever the spec stays right. So a new key of the language
 * is tried as soon as its schema has it, or is told of where it needs more than a word.
 */
export function fillSlots(walk: SchemaWalk, spec: Tree, isRight: (spec: Tree) => boolean): Filled {
  let filled = spec;
  for (const slot of listMissing(walk, spec)) {
    filled =
      listCandidates(walk, filled, slot).find((candidate) => has(walk, candidate, slot) && isRight(candidate)) ??
      filled;
  }
  return { spec: filled, missing: listMissing(walk, filled) };
}

function listMissing(walk: SchemaWalk, spec: Tree): readonly Slot[] {
  const paths = new Set(walk.listFillings(spec).map(({ slot }) => slot.path));
  return walk.listSlots().filter(({ path }) => !paths.has(path));
}

function has(walk: SchemaWalk, spec: Tree, { path }: Slot): boolean {
  return walk.listFillings(spec).some(({ slot }) => slot.path === path);
}

/** Gives the spec with the key that the slot is at or under, in each construct of its kind that lacks it. */
function listCandidates(walk: SchemaWalk, spec: Tree, { path }: Slot): readonly Tree[] {
  const [, owner = "", key = ""] = /^(\w+)\.(\w+)/u.exec(path) ?? [];
  const part = walk.findPart(owner)?.properties?.[key];
  if (part === undefined) return [];
  const owners = walk.listFillings(spec).filter(({ slot }) => slot.path === `${owner}{other}`);
  const open = owners.filter(({ at }) => lookUp(spec, [...at, key]) === undefined);
  const values = listSamples(walk, part, `${owner.toLowerCase()}${key.toLowerCase()}Q`);
  return open.flatMap(({ at }) => values.map((value) => replaceAt(spec, [...at, key], value)));
}

function listSamples(walk: SchemaWalk, part: SchemaPart, word: string): readonly Tree[] {
  return walk
    .expand({ part, path: "" })
    .flatMap(({ part: { type, additionalProperties: free, items } }): readonly Tree[] => {
      const types = [type ?? []].flat();
      if (types.includes("string")) return [word];
      if (items !== undefined) return listSamples(walk, items, word).map((item) => [item]);
      if (free === undefined || free === false) return [];
      return listSamples(walk, free, `more${word}`).map((value) => mapOf([[word, value]]));
    });
}
