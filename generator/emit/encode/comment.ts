import type { Code } from "./code.js";

/** What a comment cannot hold as it is, whatever the version of Unicode: controls, separators of lines, and characters that reorder the text. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu;

/** Gives text of a spec as one line that is safe inside any comment: it neither ends the comment nor orders a tool. */
export function comment(text: string): Code {
  const line = text.replace(unprintable, " ").replace(/\s+/gu, " ").trim();
  return line
    .replace(/\*(?=\/)/g, "* ")
    .replace(/\/(?=\*)/g, "/ ")
    .replace(/@(?=\w)/g, "@ ") as Code;
}
