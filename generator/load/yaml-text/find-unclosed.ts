import type { CST } from "yaml";

/** A brace or bracket that nothing closes, in UTF-16 units, and what would close it. */
export interface Unclosed {
  readonly offset: number;
  readonly opening: string;
  readonly closing: string;
}

/** Gives the innermost brace or bracket of a syntax tree that nothing closes, the first in the text; null where none is. */
export function findUnclosed(tokens: readonly CST.Token[]): Unclosed | null {
  for (const token of tokens) {
    const found = findWithin(token);
    if (found !== null) return found;
  }
  return null;
}

function findWithin(token: CST.Token | null | undefined): Unclosed | null {
  if (token === null || token === undefined) return null;
  if (token.type === "document") return findWithin(token.value);
  if (!("items" in token)) return null;
  const inner = findUnclosed(token.items.flatMap(({ key, value }) => [key, value]).filter(isToken));
  if (inner !== null || token.type !== "flow-collection") return inner;
  const { offset, source } = token.start;
  const closing = source === "{" ? "}" : "]";
  const isClosed = token.end.some((end) => end.source === closing);
  return isClosed ? null : { offset, opening: source, closing };
}

function isToken(token: CST.Token | null | undefined): token is CST.Token {
  return token !== null && token !== undefined;
}
