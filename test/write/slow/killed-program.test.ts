import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyProgram, quickEmitter, type ProgramCopy } from "../../commands/copy-program.js";
import { cleanSpec } from "../../commands/greeting-spec.js";
import { makeScratchFolder, readFiles, writeFiles } from "../../commands/scratch-folder.js";
import { runCli } from "../../support/cli.js";
import { changedSpec } from "../changed-spec.js";
import { runWithSignal } from "../signal-at-step.js";
import { readContents } from "../tree.js";
import { tryRandomKills } from "../try-random-kills.js";

let program: ProgramCopy;

beforeAll(() => {
  program = copyProgram({ "emit/emit.js": quickEmitter });
});

afterAll(() => {
  program.remove();
});

async function generate(cwd: string): Promise<void> {
  const { code, stdout, stderr } = await runCli(["generate"], { cwd, program: program.folder });
  expect(code, stdout + stderr).toBe(0);
}

const config = { "chartwright.config.yaml": 'version: 1\nspecs: ["specs/*.chart.yaml"]\n' };

/** Makes a project that was generated, and then changed: a spec is another, one is new, and one is gone. */
async function makeChanged(): Promise<string> {
  const cwd = makeScratchFolder({
    ...config,
    "specs/a.chart.yaml": cleanSpec("alpha"),
    "specs/b.chart.yaml": cleanSpec("beta"),
  });
  await generate(cwd);
  rmSync(join(cwd, "specs/b.chart.yaml"));
  writeFiles(cwd, { "specs/a.chart.yaml": changedSpec("alpha"), "specs/c.chart.yaml": cleanSpec("gamma") });
  return cwd;
}

describe("generate", () => {
  it("is made good by the next run after a SIGKILL at any step", async () => {
    const reference = await makeChanged();
    const old = readFiles(reference);
    await generate(reference);
    const [wanted, written] = [readContents(reference), readFiles(reference)];
    for (let step = 0, isOver = false; !isOver; step += 1) {
      const cwd = await makeChanged();
      const { isReached, signal } = await runWithSignal(program.folder, cwd, { step, signal: "SIGKILL" });
      expect(signal).toBe(isReached ? "SIGKILL" : null);
      isOver = !isReached;
      for (const [path, text] of Object.entries(readFiles(cwd)).filter(([name]) => name.endsWith(".ts"))) {
        expect([old[path], written[path]]).toContain(text);
      }
      await generate(cwd);
      expect(readContents(cwd), `step ${String(step)}`).toEqual(wanted);
      if (isOver) expect(step).toBeGreaterThan(25);
    }
  }, 600_000);

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "leaves neither a temporary file nor a lock after a %s at any step",
    async (signal, code) => {
      for (let step = 0, isOver = false; !isOver; step += 3) {
        const cwd = await makeChanged();
        const run = await runWithSignal(program.folder, cwd, { step, signal });
        isOver = !run.isReached;
        // What it is in the middle of it brings to its end; that may be all there was to do.
        expect([code, 0]).toContain(run.code);
        const left = Object.keys(readContents(cwd)).filter((path) => /-new$|\.lock/u.test(path));
        expect(left).toEqual([]);
        await generate(cwd);
      }
    },
    600_000,
  );
});

describe("a SIGKILL at a random moment", () => {
  it("leaves each file old or new, and the next run makes it good", async () => {
    await tryRandomKills(20);
  }, 600_000);
});
