import { describe, expect, it } from "vitest";
import type { EmittedFile } from "../../generator/emit/emitted-file.js";
import { applyWrites } from "../../generator/write/apply-writes.js";
import { findDrift, type Drift } from "../../generator/write/find-drift.js";
import { listUnlistedFiles } from "../../generator/write/list-unlisted-files.js";
import { planWrites } from "../../generator/write/plan-writes.js";
import { readOutputFolder } from "../../generator/write/read-output-folder.js";
import { makeScratchFolder, readFiles, writeFiles } from "../commands/scratch-folder.js";
import { emitted, firstLine } from "./emitted.js";

const files = [emitted("p/a.ts", "1"), emitted("p/b.ts", "1")];

function makeOutput(): string {
  const folder = makeScratchFolder({ "specs/a.chart.yaml": "" });
  apply(folder, files);
  return folder;
}

function apply(folder: string, wanted: readonly EmittedFile[]): void {
  const output = readOutputFolder(
    { folder, specRoot: folder },
    wanted.map(({ path }) => path),
  );
  applyWrites(planWrites(wanted, output, { force: false, prune: true }));
}

function drift(folder: string, wanted: readonly EmittedFile[]): Drift {
  const output = readOutputFolder(
    { folder, specRoot: folder },
    wanted.map(({ path }) => path),
  );
  const plan = planWrites(wanted, output, { force: false, prune: true });
  return findDrift(plan, { unlisted: listUnlistedFiles(output), diffs: "helpful" });
}

function standings(found: Drift): Readonly<Record<string, string>> {
  return Object.fromEntries(found.files.map(({ path, standing }) => [path, standing]));
}

describe("findDrift", () => {
  it("finds none in what was just written, and says how many files it compared", () => {
    expect(drift(makeOutput(), files)).toEqual({ files: [], compared: 3 });
  });

  it("allows CRLF on the disk", () => {
    const folder = makeOutput();
    const crlf = Object.entries(readFiles(folder)).map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]);
    writeFiles(folder, Object.fromEntries(crlf) as Record<string, string>);
    expect(drift(folder, files).files).toEqual([]);
  });

  it("flags a folder with nothing in it as missing", () => {
    const missing = { "p/a.ts": "missing", "p/b.ts": "missing", "chartwright.manifest.json": "missing" };
    expect(standings(drift(makeScratchFolder(), files))).toEqual(missing);
  });

  it("flags what a spec has changed, with a diff from the disk to the spec", () => {
    const found = drift(makeOutput(), [emitted("p/a.ts", "2"), emitted("p/b.ts", "1")]);
    expect(standings(found)).toEqual({ "p/a.ts": "changed", "chartwright.manifest.json": "changed" });
    const diff = found.files.find(({ path }) => path === "p/a.ts")?.diff;
    expect(diff).toMatch(/^--- a\/(.+\/p\/a\.ts)\n\+\+\+ b\/\1\n/u);
    expect(diff).toContain("\n-1\n+2\n");
  });

  it("flags what a hand has changed", () => {
    const folder = makeOutput();
    writeFiles(folder, { "p/a.ts": `${firstLine}mine\n` });
    expect(standings(drift(folder, files))).toEqual({ "p/a.ts": "edited" });
  });

  it("flags files whose spec is gone", () => {
    const folder = makeOutput();
    const other = [emitted("q/a.ts", "1", "specs/q.chart.yaml")];
    apply(folder, [...files, ...other]);
    expect(standings(drift(folder, files))).toEqual({ "q/a.ts": "orphaned", "chartwright.manifest.json": "changed" });
  });

  it("allows files of other specs that are there", () => {
    const folder = makeOutput();
    const other = [emitted("q/a.ts", "1", "specs/q.chart.yaml")];
    writeFiles(folder, { "specs/q.chart.yaml": "" });
    apply(folder, other);
    expect(standings(drift(folder, files))).toEqual({});
  });

  it("flags files with our first line that no manifest lists, and nothing else that lies there", () => {
    const folder = makeOutput();
    writeFiles(folder, { "r/a.ts": firstLine, "r/mine.ts": "export {};", "node_modules/x/a.ts": firstLine });
    expect(standings(drift(folder, files))).toEqual({ "r/a.ts": "foreign" });
  });

  it("flags a file that is not ours in the place of an emitted one", () => {
    const folder = makeOutput();
    writeFiles(folder, { "p/a.ts": "export {};\n" });
    const found = drift(folder, files);
    expect(standings(found)).toEqual({ "p/a.ts": "foreign" });
    expect(found.files.map(({ diff }) => diff)).toEqual([null]);
  });

  it("compares at least as many files as have drifted", () => {
    const folder = makeOutput();
    writeFiles(folder, { "r/a.ts": firstLine, "r/b.ts": firstLine });
    const found = drift(folder, [emitted("p/c.ts", "1")]);
    expect(found.files).toHaveLength(6);
    expect(found.compared).toBe(6);
  });

  it("takes a folder with a manifest of its own for another output folder", () => {
    const folder = makeOutput();
    writeFiles(folder, { "web/a.ts": firstLine, "web/chartwright.manifest.json": "{}\n", "web/deep/b.ts": firstLine });
    expect(standings(drift(folder, files))).toEqual({});
  });

  it("takes no file that has become the user's own for drift, but its line in the manifest", () => {
    const folder = makeOutput();
    writeFiles(folder, { "p/b.ts": "export const mine = 1;\n" });
    expect(standings(drift(folder, [emitted("p/a.ts", "1")]))).toEqual({ "chartwright.manifest.json": "changed" });
  });

  it("gives up on a diff of thousands of lines", () => {
    const many = (word: string): string =>
      Array.from({ length: 3_000 }, (_, line) => `${word} ${String(line)}`).join("\n");
    const folder = makeScratchFolder();
    apply(folder, [emitted("a.ts", many("old"))]);
    const found = drift(folder, [emitted("a.ts", many("new"))]);
    expect(found.files.find(({ path }) => path === "a.ts")?.diff).toContain("more than 2000 lines differ");
  });
});
