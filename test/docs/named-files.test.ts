import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/language.md"];

describe.each(documents)("%s", (document) => {
  it("names only files and folders that exist", () => {
    const named = listPaths(readFileSync(document, "utf8"));
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

it("finds the paths that a document names", () => {
  expect(listPaths("see `generator/rules/x.ts`, [a](docs/a.md) and `npm test`; not `generator/rules/NAME.ts`")).toEqual(
    ["generator/rules/x.ts", "docs/a.md"],
  );
});

/** Gives what stands as code or as a link and looks like a path of this repository; not the patterns with NAME. */
function listPaths(text: string): readonly string[] {
  const marked = [...text.matchAll(/`([^`\s]+)`|\]\(([^)#:]+)\)/g)].map(([, code, link]) => code ?? link ?? "");
  const roots = /^(?:\.\/|\.\.\/)?(?:bin|docs|examples|generator|specs|templates|test|\.ci)\//;
  return marked
    .filter((path) => roots.test(path) && !path.includes("NAME") && !path.includes("*"))
    .map((path) => path.replace(/^\.\.\//, ""));
}
