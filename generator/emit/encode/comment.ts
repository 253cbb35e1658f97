import type { Code } from "./code.js";

/** What a comment cannot hold as it is, whatever the version of Unicode: controls, separators of lines, and characters that reorder the text. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu;

/**
 * What a tool obeys within a comment, up to where a blank breaks it: a tag such as `@ts-ignore`; `#__PURE__`, for which
 * bundlers drop the call behind it; `//# sourceMappingURL=`.
 */
const orders = /@(?=[\w\p{ID_Start}])|#(?=__)|(?<=\/)\/(?=[@#])/gu;

/** What linters, formatters and coverage obey where a comment begins with it. */
const openingOrder =
  /^(?=(?:eslint|oxlint|tslint|biome|prettier|deno-lint|istanbul|c8|v8|node:coverage|stryker)[-: ])/iu;

/** Gives text of a spec as one line that is safe inside any comment: it neither ends the comment nor orders a tool. */
export function comment(text: string): Code {
  const line = text.replace(unprintable, " ").replace(/\s+/gu, " ").trim();
  const closed = line.replace(/\*(?=\/)/g, "* ").replace(/\/(?=\*)/g, "/ ");
  return closed.replace(orders, "$& ").replace(openingOrder, "- ") as Code;
}
