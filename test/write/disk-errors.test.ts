import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { InputError } from "../../generator/faults/input-error.js";
import { makeScratchFolder, readFiles } from "../commands/scratch-folder.js";
import { runOnDisk, type Decide } from "./dying-disk.js";
import { emitted } from "./emitted.js";
import { readContents } from "./tree.js";
import { writeOutput, type Output } from "./write-output.js";

const before = [emitted("p/a.ts", "1"), emitted("q/b.ts", "1"), emitted("runtime.ts", "1", null)];
const after = [emitted("p/a.ts", "2"), emitted("new/c.ts", "2"), emitted("runtime.ts", "2", null)];

/**
 * A full disk takes nothing new from a step on, but lets go of things; a broken one refuses one step. An empty folder that it
 * does not let go of is nothing that anybody tells of.
 */
const disks: Readonly<Record<string, (from: number) => Decide>> = {
  ENOSPC: (from) => (step, call) =>
    step >= from && (call === "writeFileSync" || call === "mkdirSync") ? { code: "ENOSPC" } : "none",
  EDQUOT: (from) => (step, call) => (step >= from && call === "writeFileSync" ? { code: "EDQUOT" } : "none"),
  EROFS: (from) => (step) => (step >= from ? { code: "EROFS" } : "none"),
  EACCES: (from) => (step, call) => (step === from && call !== "rmdirSync" ? { code: "EACCES" } : "none"),
  EIO: (from) => (step, call) => (step === from && call !== "rmdirSync" ? { code: "EIO" } : "none"),
};

async function makeOutput(): Promise<Output> {
  const folder = makeScratchFolder({ "specs/a.chart.yaml": "" });
  const output = { folder, out: join(folder, "out") };
  await writeOutput(output, before);
  return output;
}

describe.each(Object.entries(disks))("a disk that says %s at any step", (code, makeDisk) => {
  it("is told of with the path; each file is old or new, and the next run makes it good", async () => {
    const reference = await makeOutput();
    await writeOutput(reference, after);
    const wanted = readContents(reference.out);
    const contents = new Set([...before, ...after].map(({ content }) => content));
    let failures = 0;
    for (let from = 0, isOver = false; !isOver; from += 1) {
      const output = await makeOutput();
      const { error, steps } = await runOnDisk(
        output.folder,
        makeDisk(from),
        async () => await writeOutput(output, after),
      );
      isOver = steps <= from;
      if (error !== null) {
        failures += 1;
        expect(error instanceof InputError ? error.message : "no InputError").toMatch(
          new RegExp(`^Cannot (?:write|make|remove)\\b.* \\S+/out.*\\(${code}\\)\\.$`, "u"),
        );
        const { "chartwright.manifest.json": manifest, ...files } = readFiles(output.out);
        expect(() => JSON.parse(manifest ?? "") as unknown).not.toThrow();
        for (const [path, content] of Object.entries(files)) {
          // A disk that has become read-only keeps what was there.
          if (path.endsWith(".ts") || code !== "EROFS")
            expect(contents, `${path} at ${String(from)}`).toContain(content);
        }
      }
      await writeOutput(output, after);
      expect(readContents(output.out)).toEqual(wanted);
    }
    expect(failures).toBeGreaterThan(5);
  });
});

describe("a disk that is full", () => {
  it("is left without the folder that was made for a file it did not take", async () => {
    const output = await makeOutput();
    const wanted = [...before, emitted("new/deep/c.ts", "1")];
    let hasFolder = false;
    const isFull: Decide = (_step, call) => {
      hasFolder ||= existsSync(join(output.out, "new/deep"));
      return hasFolder && call === "writeFileSync" ? { code: "ENOSPC" } : "none";
    };
    const { error } = await runOnDisk(output.folder, isFull, async () => await writeOutput(output, wanted));
    expect(String(error)).toContain("out/new/deep/c.ts: no space is left on the disk (ENOSPC)");
    expect(existsSync(join(output.out, "new"))).toBe(false);
  });
});
