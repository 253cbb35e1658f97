import { readFileSync } from "node:fs";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** Gives the block of the README whose first line names a file, without that line. Throws where there is none. */
export function readSnippet(file: string): string {
  for (const [, code = ""] of readme.matchAll(/^```\w+\n([^`]*)^```$/gmu)) {
    const [first = "", ...rest] = code.split("\n");
    if (/^(?:#|\/\/) (.+)$/u.exec(first)?.[1]?.split(",")[0] === file) return rest.join("\n");
  }
  throw new Error(`the README has no ${file}`);
}
