import { isNothing, type YamlValue } from "../yaml-tree.js";

/** Says what stands in a place, for the end of a sentence. */
export function describeValue(value: YamlValue): string {
  switch (value.kind) {
    case "list":
      return "a list";
    case "map":
      return "a map";
    case "scalar":
      return isNothing(value) ? "nothing" : quote(value.text);
  }
}

/** Quotes a name for a sentence, cut where it is too long to be read. */
export function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

const mostWords = 20;

/** Joins words as a sentence does: `a, b or c`; of very many the first ones. */
export function joinWords(words: readonly string[], last: "or" | "and" = "or"): string {
  const isLong = words.length > mostWords;
  const head = words.slice(0, isLong ? mostWords : -1);
  const tail = isLong ? `${words.length - mostWords} more` : words.slice(-1).join("");
  return head.length === 0 ? tail : `${head.join(", ")} ${last} ${tail}`;
}
