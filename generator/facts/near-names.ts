import type { UsedName } from "./name-uses.js";
import { splitName } from "./split-name.js";
import { findSlippedWords, type WordSlip } from "./word-slips.js";

/** Two names that a slip sets apart. */
export interface NearNames {
  readonly names: readonly [NearName, NearName];
  readonly by: WordSlip | "spacing";
}

/** One of two names: `at` is its place in the list, `word` the one that differs, or all, where the spacing does. */
export interface NearName {
  readonly used: UsedName;
  readonly at: number;
  readonly word: string;
}

interface SplitName {
  readonly used: UsedName;
  readonly at: number;
  readonly words: readonly string[];
}

const fewestLetters = 5;
/** A longer text is a sentence, and no name to keep in mind. */
const mostWords = 12;
/** More than this, of all names, was not typed by hand, and would take seconds. */
const mostLetters = 1_000_000;

/**
 * Finds names that differ in capitals and in how their words are set apart, or by a slip in one word. Time and memory
 * grow with the letters of all names, not with the pairs of names there are.
 */
export function findNearNames(names: readonly UsedName[]): readonly NearNames[] {
  const split = names.map((used, at) => ({ used, at, words: splitName(used.name.text) }));
  const letters = names.reduce((sum, { name }) => sum + name.text.length, 0);
  return [...findApart(split), ...(letters > mostLetters ? [] : findSlipped(split))];
}

/** A word of one letter says too much for how it is set apart not to count: MODE S and MODES. */
function findApart(names: readonly SplitName[]): readonly NearNames[] {
  const wordy = names.filter(({ words }) => words.every((word) => word.length > 1));
  const groups = groupBy(wordy, ({ words }) => words.join(""));
  return [...groups].flatMap(([joined, group]) => {
    const [first, ...others] = group.map(({ used, at }) => ({ used, at, word: joined }));
    if (first === undefined || joined.length < fewestLetters) return [];
    return others.map((other) => ({ names: [first, other], by: "spacing" }) as const);
  });
}

/** Names that are the same but for one word stand in one group, by the rest. */
function findSlipped(names: readonly SplitName[]): readonly NearNames[] {
  const places = names
    .filter(({ words }) => words.length <= mostWords)
    .flatMap(({ used, at, words }) => words.map((word, place) => ({ used, at, word, rest: blank(words, place) })));
  const groups = groupBy(places, ({ rest }) => rest);
  return [...groups.values()].filter(({ length }) => length > 1).flatMap(findInGroup);
}

function findInGroup(group: readonly NearName[]): readonly NearNames[] {
  const byWord = new Map(group.map((name) => [name.word, name]));
  return findSlippedWords(new Set(byWord.keys())).flatMap(({ words, slip }) => {
    const [one, other] = words.map((word) => byWord.get(word));
    return one === undefined || other === undefined ? [] : [{ names: [one, other], by: slip } as const];
  });
}

function blank(words: readonly string[], place: number): string {
  return words.with(place, "").join(" ");
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
