import { readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EmittedFile } from "../../generator/emit/emitted-file.js";
import { InputError } from "../../generator/faults/input-error.js";
import { applyWrites } from "../../generator/write/apply-writes.js";
import { planWrites, type WritePlan } from "../../generator/write/plan-writes.js";
import { removeFile } from "../../generator/write/replace-file.js";
import { readOutputFolder } from "../../generator/write/read-output-folder.js";
import { makeScratchFolder, readFiles, writeFiles } from "../commands/scratch-folder.js";
import { runOnDisk } from "./dying-disk.js";
import { emitted } from "./emitted.js";
import { writeOutput } from "./write-output.js";

function plan(folder: string, files: readonly EmittedFile[]): WritePlan {
  const output = readOutputFolder(
    { folder, specRoot: folder },
    files.map(({ path }) => path),
  );
  return planWrites(files, output, { force: false, prune: true });
}

const before = [
  emitted("p/a.ts", "1"),
  emitted("p/b.ts", "1"),
  emitted("gone/c.ts", "1"),
  emitted("runtime.ts", "1", null),
];
const after = [
  emitted("p/a.ts", "2"),
  emitted("p/b.ts", "1"),
  emitted("p/d.ts", "2"),
  emitted("runtime.ts", "2", null),
];

describe("applyWrites", () => {
  it("leaves the emitted files and the manifest, and nothing else", () => {
    const folder = join(makeScratchFolder(), "deep/out");
    applyWrites(plan(folder, before));
    applyWrites(plan(folder, after));
    const { "chartwright.manifest.json": manifest, ...files } = readFiles(folder);
    expect(files).toEqual(Object.fromEntries(after.map(({ path, content }) => [path, content])));
    expect(Object.keys(JSON.parse(manifest ?? "") as object)).toEqual(["p/a.ts", "p/b.ts", "p/d.ts", "runtime.ts"]);
    expect(readdirSync(folder)).not.toContain("gone");
  });

  it("does not open a file whose bytes are right", () => {
    const folder = makeScratchFolder();
    applyWrites(plan(folder, before));
    const long = new Date(1_000_000);
    for (const path of Object.keys(readFiles(folder))) utimesSync(join(folder, path), long, long);
    applyWrites(plan(folder, before));
    for (const path of Object.keys(readFiles(folder))) expect(statSync(join(folder, path)).mtime).toEqual(long);
  });

  it("changes nothing on a disk where all is right, not for a moment", async () => {
    const output = { folder: makeScratchFolder(), out: "" };
    await writeOutput({ ...output, out: join(output.folder, "out") }, before);
    const again = await runOnDisk(
      output.folder,
      () => "none",
      async () => await writeOutput({ ...output, out: join(output.folder, "out") }, before),
    );
    expect(again).toEqual({ steps: 0, error: null });
  });

  it("keeps the rest of a folder that a file was deleted from", () => {
    const folder = makeScratchFolder({ "gone/mine.txt": "mine" });
    applyWrites(plan(folder, before));
    applyWrites(plan(folder, after));
    expect(readFiles(folder)).toHaveProperty(["gone/mine.txt"]);
    expect(readFiles(folder)).not.toHaveProperty(["gone/c.ts"]);
  });

  it.each(["..x", "...", "x/..y"])("leaves no empty folder, whatever it is called: %s", (name) => {
    const folder = makeScratchFolder({ [`${name}/c.ts`]: "" });
    removeFile(join(folder, name, "c.ts"), folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves the folders around the one that is emitted into", () => {
    const around = makeScratchFolder({ "out/a.ts": "" });
    const out = join(around, "out");
    removeFile(join(out, "a.ts"), out);
    removeFile(join(out, "gone.ts"), join(out, "other"));
    expect(readdirSync(around)).toEqual(["out"]);
  });

  it("writes nothing of a plan that refuses a file", () => {
    const folder = makeScratchFolder({ "p/a.ts": "mine" });
    expect(() => {
      applyWrites(plan(folder, before));
    }).toThrow("refused");
    expect(readFiles(folder)).toEqual({ "p/a.ts": "mine" });
  });

  it("tells which path the disk refused, and leaves no temporary file", () => {
    const folder = makeScratchFolder();
    const planned = plan(folder, before);
    writeFiles(folder, { p: "a file where a folder must be" });
    expect(() => {
      applyWrites(planned);
    }).toThrow(InputError);
    expect(() => {
      applyWrites(planned);
    }).toThrow(/p\/a\.ts: /u);
    expect(Object.keys(readFiles(folder)).filter((path) => path.includes("-new"))).toEqual([]);
  });

  it("refuses an output folder below a file", () => {
    const folder = makeScratchFolder({ "a.txt": "" });
    expect(() => plan(join(folder, "a.txt/out"), before)).toThrow(/a part of the path is a file/u);
    expect(() => plan(join(folder, "a.txt"), before)).toThrow(/not a folder/u);
  });
});
