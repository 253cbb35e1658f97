import { escapeText } from "../../text/escape-text.js";

const mostCharacters = 72;
const dots = "…";

/**
 * Gives the name of a state as its boxes show it: safe in a terminal, and the middle of a very long one left out, since
 * each transition draws the box it leads to once more.
 */
export function shorten(name: string): string {
  const shown = Array.from(escapeText(name));
  if (shown.length <= mostCharacters) return shown.join("");
  const kept = (mostCharacters - dots.length) / 2;
  return [...shown.slice(0, Math.ceil(kept)), dots, ...shown.slice(-Math.floor(kept))].join("");
}
