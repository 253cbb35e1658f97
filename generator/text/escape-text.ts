// Controls, invisible formatting (bidi overrides among it), line and paragraph separators, halves of a surrogate pair;
// the two joiners stay, since scripts and emoji need them.
const dangerous = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Gives a text that is safe in one line of a terminal or a log: what controls or hides is shown as an escape. */
export function escapeText(text: string): string {
  return text.replace(dangerous, (found) => short[found] ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Gives a text of several lines that is safe in a terminal: line ends and tabs stay, the rest is as in `escapeText`. */
export function escapeLines(text: string): string {
  return text.replace(dangerous, (found) => (found === "\n" || found === "\t" ? found : escapeText(found)));
}

/** Gives JSON in which what controls or hides is escaped too, so that it is safe to look at; its value is the same. */
export function escapeJson(json: string): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return json.replace(dangerous, (found) => (found === "\n" ? found : found.split("").map(escapeUnit).join("")));
}
