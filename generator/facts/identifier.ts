/** What a text of the spec becomes in code. A leading digit is kept: who emits the identifier prefixes it. */
export interface Identifier {
  readonly camel: string;
  readonly pascal: string;
}

const wordPattern = /(?:(?=\p{ID_Continue})[\p{L}\p{N}])+/gu;
const humpPattern = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/**
 * Gives the identifier of a text, in Unicode's NFC, or null where the text has no letter or digit. Words end at anything
 * else, and between a lower-case letter or a digit and an upper-case letter; words in capitals are lower-cased.
 */
export function toIdentifier(text: string): Identifier | null {
  const [first, ...rest] = splitWords(text);
  if (first === undefined) return null;
  const tail = rest.map(capitalise).join("");
  return { camel: (uncapitalise(first) + tail).normalize("NFC"), pascal: (capitalise(first) + tail).normalize("NFC") };
}

function splitWords(text: string): readonly string[] {
  const runs = text.normalize("NFC").match(wordPattern) ?? [];
  return runs.flatMap((run) => run.split(humpPattern)).map((word) => (isInCapitals(word) ? word.toLowerCase() : word));
}

function isInCapitals(word: string): boolean {
  return word === word.toUpperCase();
}

function capitalise(word: string): string {
  return changeFirst(word, (letter) => letter.toUpperCase());
}

function uncapitalise(word: string): string {
  return changeFirst(word, (letter) => letter.toLowerCase());
}

function changeFirst(word: string, change: (letter: string) => string): string {
  const [first = "", ...rest] = word;
  return change(first) + rest.join("");
}
