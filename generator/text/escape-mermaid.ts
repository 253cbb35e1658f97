import { escapeText } from "./escape-text.js";

// Letters, digits, and what stands between them and is plain everywhere. All else may be syntax of Mermaid, or of the
// Markdown and HTML that it takes a label for: a list, a link, a tag.
const risky = /(?![\p{L}\p{M}\p{N},']|(?<=[\p{L}\p{N}])[-_](?=[\p{L}\p{N}])|(?<=[^ ]) (?=[^ ]))./gsu;

/**
 * Gives text of a spec as a part of a label that Mermaid shows as it is: whatever is not plain becomes a numeric code,
 * `#58;` for a colon. Mermaid's lexer sees none of it: it hides such codes before it runs.
 */
export function escapeMermaid(text: string): string {
  const escaped = escapeText(text).replace(risky, (found) => `#${found.codePointAt(0) ?? 0};`);
  // A line that says "direction LR" anywhere is an order to the lexer.
  return escaped.replace(/(?<=direction) /giu, "#32;");
}
