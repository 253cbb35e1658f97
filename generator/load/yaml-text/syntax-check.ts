import type { SourceSpan } from "../../diagnostics/source-span.js";
import type { Faults } from "../faults.js";
import type { TextPlaces } from "../text-places.js";
import { inputLimits } from "./input-limits.js";

/** A token of YAML text; `offset` is where it starts, in UTF-16 units. */
export interface TextToken {
  readonly type: string;
  readonly source: string;
  readonly offset: number;
}

/** What a parser has open while it reads a token: documents, collections with their items, scalars. */
export interface OpenPart {
  readonly type: string;
  readonly items?: readonly OpenItem[];
}

interface OpenItem {
  readonly key?: unknown;
  readonly sep?: unknown;
  readonly value?: unknown;
}

type Limited = "tokens" | "nesting" | "aliases" | "anchors" | "entries";

const sentences: Readonly<Record<Limited, string>> = {
  tokens: "The file has too many words and marks for the size that is allowed.",
  nesting: `The file nests more than ${inputLimits.nesting} levels deep.`,
  aliases: `The file has more than ${inputLimits.aliases} aliases.`,
  anchors: `The file has more than ${inputLimits.anchors} anchors.`,
  entries: `There are more than ${inputLimits.entries} entries in one map or list.`,
};

/** Watches a parser token by token, so that it is stopped before a text costs too much; reports limits and tags. */
export class SyntaxCheck {
  readonly #places: TextPlaces;
  readonly #faults: Faults;
  readonly #maxTokens: number;
  readonly #counts = { tokens: 0, tag: 0, alias: 0, anchor: 0 };

  constructor(places: TextPlaces, faults: Faults, maxBytes: number) {
    this.#places = places;
    this.#faults = faults;
    this.#maxTokens = maxBytes * inputLimits.tokensPerByte;
  }

  /** Tells whether the parser may go on after a token; `open` is what it has open then, the innermost last. */
  add(token: TextToken, open: readonly OpenPart[]): boolean {
    this.#counts.tokens += 1;
    if (token.type === "tag") return this.#addTag(token);
    if (token.type === "alias" || token.type === "anchor") this.#counts[token.type] += 1;
    const limit = this.#findExceeded(open);
    if (limit !== null) this.#faults.report("input-limit", sentences[limit], this.#spanOf(token));
    return limit === null;
  }

  #findExceeded(open: readonly OpenPart[]): Limited | null {
    if (this.#counts.tokens > this.#maxTokens) return "tokens";
    if (this.#counts.alias > inputLimits.aliases) return "aliases";
    if (this.#counts.anchor > inputLimits.anchors) return "anchors";
    if (hasTooMany(open.at(-1)?.items ?? [])) return "entries";
    return isTooDeep(open) ? "nesting" : null;
  }

  #addTag(token: TextToken): boolean {
    this.#counts.tag += 1;
    const message = "YAML tags are not part of the language.";
    const help = "remove the tag, or put the text in quotes";
    this.#faults.report("yaml-syntax", message, this.#spanOf(token), { help });
    return this.#counts.tag < inputLimits.syntaxFaults;
  }

  #spanOf({ offset, source }: TextToken): SourceSpan {
    return this.#places.span(offset, offset + source.length);
  }
}

function isTooDeep(open: readonly OpenPart[]): boolean {
  if (open.length <= inputLimits.nesting) return false;
  return open.filter(({ items }) => items !== undefined).length > inputLimits.nesting;
}

/** The last item may hold no more than the blanks before the next one. */
function hasTooMany(items: readonly OpenItem[]): boolean {
  const surplus = items.length - inputLimits.entries;
  if (surplus !== 1) return surplus > 1;
  const last = items.at(-1);
  return last?.key !== undefined || last?.sep !== undefined || last?.value !== undefined;
}
