import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EmittedFile } from "../../generator/index.js";
import { nameTemporary } from "../../generator/write/replace-file.js";
import { makeScratchFolder, readFiles, writeFiles } from "../commands/scratch-folder.js";
import { killOwner } from "./dead-owner.js";
import { Killed, runOnDisk } from "./dying-disk.js";
import { emitted, firstLine } from "./emitted.js";
import { readContents } from "./tree.js";
import { tryRandomKills } from "./try-random-kills.js";
import { listRefused, writeOutput, type Output } from "./write-output.js";

const specs = { "specs/a.chart.yaml": "", "specs/b.chart.yaml": "" };
const before = [
  emitted("p/a.ts", "1"),
  emitted("p/b.ts", "1"),
  emitted("q/c.ts", "1"),
  emitted("p/deep/d.ts", "1"),
  emitted("runtime.ts", "1", null),
];
const after = [
  emitted("p/a.ts", "2 is longer than 1"),
  emitted("p/b.ts", "1"),
  emitted("new/e.ts", "2"),
  emitted("runtime.ts", "2", null),
];

/** Makes an output folder that holds some files, as a run leaves it. */
async function makeOutput(files: readonly EmittedFile[]): Promise<Output> {
  const folder = makeScratchFolder(specs);
  const output = { folder, out: join(folder, "deep/out") };
  if (files.length > 0) await writeOutput(output, files);
  return output;
}

/** Runs that are killed at one step after the other, until one is not; `check` looks at what each has left. */
async function killAtEachStep(
  from: readonly EmittedFile[],
  check: (output: Output, step: number) => Promise<void>,
): Promise<number> {
  for (let step = 0; ; step += 1) {
    const output = await makeOutput(from);
    const { error } = await runOnDisk(
      output.folder,
      (at) => (at === step ? "die" : "none"),
      async () => await writeOutput(output, after),
    );
    if (error === null) return step;
    expect(error).toBeInstanceOf(Killed);
    killOwner(output.out);
    await check(output, step);
  }
}

const starts = [
  ["an empty folder", []],
  ["what an older spec emitted", before],
] as const;

function contentsOf(files: readonly EmittedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** Expects that each file is as it was before, or as it is to be; there may be one temporary file beside them. */
function expectWholeFiles({ out }: Output, from: readonly EmittedFile[]): void {
  const [old, wanted] = [contentsOf(from), contentsOf(after)];
  const files = existsSync(out) ? Object.entries(readFiles(out)) : [];
  for (const [path, content] of files.filter(([name]) => name.endsWith(".ts"))) {
    expect([old.get(path), wanted.get(path)]).toContain(content);
  }
  const left = files.map(([path]) => path).filter((path) => !/\.ts$|^chartwright\.manifest\.json$|\.lock/u.test(path));
  expect(left.length).toBeLessThanOrEqual(1);
  for (const path of left) expect(path.endsWith(nameTemporary(""))).toBe(true);
}

describe("a run that is killed at any step", () => {
  it.each(starts)("leaves each file old or new, and is made good by the next one, from %s", async (_what, from) => {
    const reference = await makeOutput(from);
    await writeOutput(reference, after);
    const wanted = readContents(reference.out);
    const steps = await killAtEachStep(from, async (output, step) => {
      expectWholeFiles(output, from);
      expect(listRefused(await writeOutput(output, after)), `step ${String(step)}`).toEqual([]);
      expect(readContents(output.out), `step ${String(step)}`).toEqual(wanted);
    });
    expect(steps).toBeGreaterThan(20);
  });

  it.each(starts)("leaves no trace where the spec is put back as it was, from %s", async (_what, from) => {
    const reference = await makeOutput(before);
    const wanted = readContents(reference.out);
    await killAtEachStep(from, async (output) => {
      expect(listRefused(await writeOutput(output, before))).toEqual([]);
      expect(readContents(output.out)).toEqual(wanted);
    });
  });

  it("still protects what a hand changes before the next one", async () => {
    await killAtEachStep(before, async (output) => {
      writeFiles(output.out, { "p/a.ts": `${firstLine}mine\n` });
      expect(listRefused(await writeOutput(output, after))).toEqual(["p/a.ts"]);
      expect(readFiles(output.out)["p/a.ts"]).toBe(`${firstLine}mine\n`);
    });
  });

  it("may itself follow on one that was killed", async () => {
    const wanted = contentsOf(after);
    await killAtEachStep(before, async (output, step) => {
      const again = await runOnDisk(
        output.folder,
        (at) => (at === step % 7 ? "die" : "none"),
        async () => await writeOutput(output, after),
      );
      if (again.error !== null) killOwner(output.out);
      await writeOutput(output, after);
      const { "chartwright.manifest.json": manifest, ...files } = readFiles(output.out);
      expect(new Map(Object.entries(files))).toEqual(wanted);
      expect(manifest).not.toContain("|");
    });
  });
});

describe("what a run that was killed has left", () => {
  it("is removed even where all files are right", async () => {
    const output = await makeOutput(after);
    const wanted = readContents(output.out);
    writeFiles(output.out, { "p/a.ts.chartwright-new": "half", "chartwright.manifest.json.chartwright-new": "half" });
    mkdirSync(join(output.out, ".chartwright.lock"));
    await writeOutput(output, after);
    expect(readContents(output.out)).toEqual(wanted);
  });

  it("is nothing that has the name of no emitted file", async () => {
    const output = await makeOutput(after);
    writeFileSync(join(output.out, "p/mine.ts.chartwright-new"), "mine");
    writeFiles(output.out, { "p/a.ts.chartwright-new/mine.txt": "mine" });
    await writeOutput(output, [...after, emitted("p/z.ts", "1")]);
    expect(readFiles(output.out)).toMatchObject({
      "p/mine.ts.chartwright-new": "mine",
      "p/a.ts.chartwright-new/mine.txt": "mine",
    });
  });
});

describe("a SIGKILL at a random moment", () => {
  it("leaves each file old or new, and the next run makes it good", async () => {
    await tryRandomKills(3);
  });
});
