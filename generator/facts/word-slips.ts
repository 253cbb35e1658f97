/** What a slip does to a word: two letters change places, one is doubled, one left out, or the next key is hit. */
export type WordSlip = "swapped" | "doubled" | "left out" | "beside";

/** Two words, one of which a slip can have made of the other. */
export interface SlippedWords {
  readonly words: readonly [string, string];
  readonly slip: WordSlip;
}

/** Shorter words, of which the shorter one counts, differ by a letter with no slip too often: FIELD, FILED and FILLED. */
const fewestLetters = { swapped: 6, doubled: 6, "left out": 7, beside: 8 } as const;
const mostLetters = 40;
const wordPattern = /^\p{Ll}+$/u;

const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const nextKeys = new Map(
  rows.flatMap((row, at) => Array.from(row, (key, place) => [key, listNextKeys(at, place)] as const)),
);

/** Of words that somebody declared, only these are slips rather than words of their own. */
export const certainSlips: readonly WordSlip[] = ["swapped", "doubled"];

/**
 * Finds the words among some that differ by one slip inside them. The first and the last letter stay what they are, since
 * plurals and tenses differ there. Only words of letters that have a capital are slipped in, up to 40 of them: a longer
 * text is no word. Time and memory grow with the letters of all words.
 */
export function findSlippedWords(words: ReadonlySet<string>): readonly SlippedWords[] {
  const judged = [...words].filter((word) => word.length <= mostLetters && wordPattern.test(word));
  const found = [
    ...judged.flatMap((word) => findSwapped(word, words)),
    ...judged.flatMap((word) => findShorter(word, words)),
    ...findBeside(judged),
  ];
  return found.filter(({ words: [shorter], slip }) => shorter.length >= fewestLetters[slip]);
}

function findSwapped(word: string, words: ReadonlySet<string>): readonly SlippedWords[] {
  const found: SlippedWords[] = [];
  for (let at = 1; at < word.length - 2; at += 1) {
    const other = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    if (other > word && words.has(other)) found.push({ words: [word, other], slip: "swapped" });
  }
  return found;
}

/** A letter that its run has once more is told of the last in the run. */
function findShorter(word: string, words: ReadonlySet<string>): readonly SlippedWords[] {
  const found: SlippedWords[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const isDouble = word[at] === word[at - 1];
    const isLastOfRun = word[at] !== word[at + 1];
    const shorter = word.slice(0, at) + word.slice(at + 1);
    if (!isLastOfRun || (at === word.length - 1 && !isDouble) || !words.has(shorter)) continue;
    found.push({ words: [shorter, word], slip: isDouble ? "doubled" : "left out" });
  }
  return found;
}

/** Words without one letter stand in one group with those that differ in that letter alone. */
function findBeside(words: readonly string[]): readonly SlippedWords[] {
  const groups = new Map<string, Map<string, string>>();
  for (const word of words.filter(({ length }) => length >= fewestLetters.beside)) {
    for (let at = 1; at < word.length - 1; at += 1) {
      const rest = `${word.slice(0, at)} ${word.slice(at + 1)}`;
      const group = groups.get(rest);
      if (group === undefined) groups.set(rest, new Map([[word.charAt(at), word]]));
      else group.set(word.charAt(at), word);
    }
  }
  return [...groups.values()].filter(({ size }) => size > 1).flatMap(pairNextKeys);
}

function pairNextKeys(byLetter: ReadonlyMap<string, string>): readonly SlippedWords[] {
  return [...byLetter].flatMap(([letter, word]) => {
    const others = (nextKeys.get(letter) ?? []).filter((key) => key > letter).map((key) => byLetter.get(key));
    return others.flatMap((other) => (other === undefined ? [] : [{ words: [word, other], slip: "beside" } as const]));
  });
}

/** Each row of a QWERTY keyboard stands half a key further right than the one above. */
function listNextKeys(row: number, place: number): readonly string[] {
  const near = [
    [row, place - 1],
    [row, place + 1],
    [row - 1, place],
    [row - 1, place + 1],
    [row + 1, place - 1],
    [row + 1, place],
  ] as const;
  return near.map(([at, key]) => rows[at]?.[key]).filter((key) => key !== undefined);
}
