import type { SourceSpan } from "../../../generator/diagnostics/source-span.js";
import type { HostileText } from "./texts.js";
import { isMap, listEntries, type Tree } from "./tree.js";

/** The text that stands in the place of each word. */
export type Dress = ReadonlyMap<string, HostileText>;

const word = /[a-z]+(?: [a-z]+)*Q/gu;
// What JSON may hold as it is, and YAML may not.
const unprintable = /[\x7f-\x9f\ufffe\uffff]/gu;

/** Lists the words of a spec that may be any text, in the order they stand there, each once. */
export function listWords(spec: Tree): readonly string[] {
  return [...new Set(JSON.stringify(spec).match(word) ?? [])];
}

/** A spec as one line of JSON, its words dressed up, that knows where they are. */
export class DressedText {
  readonly #dress: Dress;
  readonly #places: { readonly words: readonly string[]; readonly start: number; readonly end: number }[] = [];
  #text = "";

  constructor(spec: Tree, dress: Dress) {
    this.#dress = dress;
    this.#write(spec);
  }

  get text(): string {
    return this.#text;
  }

  /** Gives the dressed words that a place touches. */
  wordsAt({ start, end }: SourceSpan): readonly string[] {
    const [from, to] = [start.column - 1, Math.max(start.column, end.column - 1)];
    return this.#places.filter((place) => place.start < to && from < place.end).flatMap(({ words }) => words);
  }

  #write(tree: Tree): void {
    if (typeof tree === "string") this.#writeText(tree);
    else if (isMap(tree)) this.#writeMap(tree);
    else if (typeof tree === "object" && tree !== null) this.#writeList(tree);
    else this.#text += JSON.stringify(tree);
  }

  #writeMap(tree: Tree): void {
    for (const [index, [key, value]] of listEntries(tree).entries()) {
      this.#text += index === 0 ? "{" : ",";
      this.#writeText(key);
      this.#text += ":";
      this.#write(value);
    }
    this.#text += listEntries(tree).length === 0 ? "{}" : "}";
  }

  #writeList(tree: readonly Tree[]): void {
    this.#text += "[";
    for (const [index, item] of tree.entries()) {
      if (index > 0) this.#text += ",";
      this.#write(item);
    }
    this.#text += "]";
  }

  #writeText(plain: string): void {
    const start = this.#text.length;
    const text = plain.replace(word, (one) => this.#dress.get(one)?.write(one) ?? one);
    this.#text += JSON.stringify(text).replace(
      unprintable,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    const words = (plain.match(word) ?? []).filter((one) => this.#dress.has(one));
    if (words.length > 0) this.#places.push({ words, start, end: this.#text.length });
  }
}
