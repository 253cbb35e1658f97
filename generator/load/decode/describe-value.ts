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

/** Joins words as a sentence does: `a, b or c`. */
export function joinWords(words: readonly string[], last: "or" | "and" = "or"): string {
  const head = words.slice(0, -1);
  const tail = words.slice(-1).join("");
  return head.length === 0 ? tail : `${head.join(", ")} ${last} ${tail}`;
}
