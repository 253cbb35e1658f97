import { dirname, join } from "node:path";
import { glob } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { findMatchFolders } from "../../generator/watch/find-match-folders.js";
import { makeScratchFolder, writeFiles } from "../commands/scratch-folder.js";

const patterns = [
  "*.chart.yaml",
  "specs/*.chart.yaml",
  "./specs/*.chart.yaml",
  "../*/*.chart.yaml",
  "specs/**/*.chart.yaml",
  "**/*.chart.yaml",
  "*/*.chart.yaml",
  "specs/*/*.chart.yaml",
  "specs/{a,deep/b}/*.chart.yaml",
  "{specs/a/x.chart.yaml,other/*.chart.yaml}",
  "specs/[ab]/?.chart.yaml",
  "specs/@(a|deep)/*.chart.yaml",
  "specs/!(a)/*.chart.yaml",
  "specs/.hidden/*.chart.yaml",
  "specs/[[]id]/*.chart.yaml",
];
const folders = [
  ".",
  "specs",
  "specs/a",
  "specs/deep",
  "specs/deep/b",
  "other",
  "specs/.hidden",
  "specs/[id]",
  "../beside",
];

/** Makes the folders without a spec, in one of their own. */
function makeFolders(): string {
  const files = folders.map((folder) => [join("project", folder, "readme.txt"), ""] as const);
  return join(makeScratchFolder(Object.fromEntries(files)), "project");
}

describe("findMatchFolders", () => {
  it.each(patterns)("finds each folder in which a spec could match %s", async (pattern) => {
    const cwd = makeFolders();
    const found = await findMatchFolders(pattern, cwd);
    writeFiles(cwd, Object.fromEntries(folders.map((folder) => [join(folder, "x.chart.yaml"), ""])));
    const matches = await glob(pattern, { cwd, absolute: true, expandDirectories: false });
    expect(matches).not.toEqual([]);
    expect(matches.map((match) => dirname(match)).filter((folder) => !found.includes(folder))).toEqual([]);
  });

  it("finds no more than those", async () => {
    const cwd = makeFolders();
    writeFiles(cwd, { "specs/node_modules/x/readme.txt": "" });
    expect(await findMatchFolders("specs/*.chart.yaml", cwd)).toEqual([join(cwd, "specs")]);
    const below = await findMatchFolders("specs/**/*.chart.yaml", cwd);
    expect(new Set(below)).toEqual(
      new Set(["specs", "specs/a", "specs/deep", "specs/deep/b", "specs/[id]"].map((at) => join(cwd, at))),
    );
  });

  it("finds where the first folder would be", async () => {
    expect(await findMatchFolders("specs/*.chart.yaml", "/not/there")).toEqual(["/not/there/specs"]);
  });
});
