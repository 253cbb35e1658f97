import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSlippedWords } from "../../generator/facts/word-slips.js";
import { seed } from "../support/seed.js";

function find(...words: readonly string[]): readonly string[] {
  return findSlippedWords(new Set(words)).map(({ slip }) => slip);
}

describe("a slip", () => {
  it.each([
    ["recieve", "receive", "swapped"],
    ["conenct", "connect", "swapped"],
    ["sesion", "session", "doubled"],
    ["adress", "address", "doubled"],
    ["acces", "access", "nothing, in five letters"],
    ["addres", "address", "doubled"],
    ["ssession", "session", "doubled"],
    ["genrate", "generate", "left out"],
    ["protcol", "protocol", "left out"],
    ["initialise", "initialize", "beside"],
    ["challemge", "challenge", "beside"],
  ])("%s, %s: %s", (one, other, slip) => {
    const wanted = slip.startsWith("nothing") ? [] : [slip];
    expect(find(one, other)).toEqual(wanted);
    expect(find(other, one)).toEqual(wanted);
  });
});

describe("no slip", () => {
  it.each([
    ["appended", "append"],
    ["released", "release"],
    ["requests", "request"],
    ["blocking", "clocking"],
    ["unlocked", "locked"],
    ["getter", "setter"],
    ["writing", "waiting"],
    ["content", "context"],
    ["stopping", "stepping"],
    ["reverted", "reversed"],
    ["protected", "projected"],
    ["replay", "reply"],
    ["parsed", "paused"],
    ["field", "filed"],
    ["filled", "filed"],
    ["opened", "opener"],
    ["exists", "exits"],
    ["state1", "state11"],
    ["version12", "version21"],
    ["don't know", "dont know"],
    ["キー送信中です", "キー信送中です"],
  ])("%s, %s", (one, other) => {
    expect(find(one, other)).toEqual([]);
  });

  it("in what is too long for a word", () => {
    const long = "generate".repeat(6);
    expect(find(long, long.replace("ene", "nee"))).toEqual([]);
  });
});

/** Slips one by one: what each makes of a word, told without looking anything up. */
function compare(one: string, other: string): string | null {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (!short.startsWith(long.charAt(0)) || short.at(-1) !== long.at(-1)) return null;
  if (long.length === short.length + 1) {
    const at = Array.from(long, (letter, place) => letter === short[place]).indexOf(false);
    if (long.slice(0, at) + long.slice(at + 1) !== short) return null;
    if (long[at] === long[at - 1]) return short.length >= 6 ? "doubled" : null;
    return short.length >= 7 ? "left out" : null;
  }
  const places = Array.from(short, (_, place) => place);
  const apart = places.filter((place) => short[place] !== long[place]);
  if (short.length !== long.length) return null;
  const [first = 0, second = 0] = apart;
  const isSwap = second === first + 1 && short[first] === long[second] && short[second] === long[first];
  if (apart.length === 2 && isSwap && short.length >= 6) return "swapped";
  const isBeside = areNextKeys(short[first] ?? "", long[first] ?? "");
  return apart.length === 1 && isBeside && short.length >= 8 ? "beside" : null;
}

/** Keys touch where their middles are no more than a key and a bit apart; each row is half a key further right. */
function areNextKeys(one: string, other: string): boolean {
  const places = [one, other].flatMap((key) => {
    const row = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].findIndex((keys) => keys.includes(key));
    return row === -1 ? [] : [{ row, across: ["qwertyuiop", "asdfghjkl", "zxcvbnm"][row]?.indexOf(key) ?? 0 }];
  });
  const [a, b] = places;
  if (a === undefined || b === undefined || one === other) return false;
  return Math.hypot(a.row - b.row, a.across + a.row / 2 - b.across - b.row / 2) < 1.2;
}

const arbitraryWord = fc
  .tuple(
    fc.constantFrom("session", "generate", "initialise", "access", "aaaaaaaa"),
    fc.nat({ max: 9 }),
    fc.nat({ max: 9 }),
  )
  .chain(([word, at, more]) =>
    fc.constantFrom("a", "s", "z", "e", "q", "w", "d", "é").map((letter) => [
      word,
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) +
        word
          .slice(at, at + 2)
          .split("")
          .toReversed()
          .join("") +
        word.slice(at + 2),
      word.slice(0, more) + letter + word.slice(more),
    ]),
  )
  .chain((words) => fc.constantFrom(...words));

describe("findSlippedWords", () => {
  it("finds just the pairs that comparing each word with each other one finds", () => {
    fc.assert(
      fc.property(fc.uniqueArray(arbitraryWord, { maxLength: 12 }), (words) => {
        const all = words.flatMap((one, at) => words.slice(at + 1).map((other) => [one, other] as const));
        const want = all.map(([one, other]) => [[one, other].toSorted(), compare(one, other)] as const);
        const found = findSlippedWords(new Set(words)).map(({ words: pair, slip }) => [pair.toSorted(), slip] as const);
        const sort = (pairs: readonly object[]): readonly string[] =>
          pairs.map((pair) => JSON.stringify(pair)).toSorted();
        expect(sort(found)).toEqual(sort(want.filter(([, slip]) => slip !== null)));
      }),
      { seed, numRuns: 2000 },
    );
  });

  it("finds pairs of each kind in that way", () => {
    const kinds = fc.sample(fc.uniqueArray(arbitraryWord, { minLength: 12, maxLength: 12 }), { seed, numRuns: 50 });
    const slips = kinds.flatMap((words) => findSlippedWords(new Set(words)).map(({ slip }) => slip));
    expect([...new Set(slips)].toSorted()).toEqual(["beside", "doubled", "left out", "swapped"]);
  });
});
