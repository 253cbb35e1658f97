import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDocument, runCli, type CliResult } from "../support/cli.js";
import { findDeadOwner } from "../write/dead-owner.js";
import { nameOwner } from "../../generator/write/lock-owner.js";
import { readContents, readTree } from "../write/tree.js";
import { copyProgram, quickEmitter, type ProgramCopy } from "./copy-program.js";
import { cleanSpec } from "./greeting-spec.js";
import { makeScratchFolder, readFiles, writeFiles } from "./scratch-folder.js";

let program: ProgramCopy;

beforeAll(() => {
  const hasty = "export const lockPatience = { longest: 200, interval: 10 };\n";
  program = copyProgram({ "emit/emit.js": quickEmitter });
  impatient = copyProgram({ "emit/emit.js": quickEmitter, "write/lock-patience.js": hasty });
});

let impatient: ProgramCopy;

afterAll(() => {
  program.remove();
  impatient.remove();
});

async function generate(cwd: string, ...args: readonly string[]): Promise<CliResult> {
  return await runCli(["generate", ...args], { cwd, program: program.folder });
}

const names = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
const specs = Object.fromEntries(names.map((name) => [`specs/${name}.chart.yaml`, cleanSpec(name)]));
const project = { "chartwright.config.yaml": 'version: 1\nspecs: ["specs/*.chart.yaml"]\n', ...specs };

describe("eight runs at once", () => {
  it("end as one would, each with a spec of its own and one folder for all", async () => {
    const [together, apart] = [makeScratchFolder(project), makeScratchFolder(project)];
    await generate(together);
    const runs = await Promise.all(names.map(async (name) => await generate(apart, `specs/${name}.chart.yaml`)));
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(names.map(() => ({ code: 0, stderr: "" })));
    expect(readContents(apart)).toEqual(readContents(together));
  });
});

describe("a lock that a run finds", () => {
  /** Makes a project whose output is locked by a process, which lives as long as its input is open. */
  async function makeLocked(): Promise<{
    readonly cwd: string;
    readonly lock: string;
    readonly end: () => Promise<void>;
  }> {
    const cwd = makeScratchFolder(project);
    const module = new URL("../../dist/write/folder-lock.js", import.meta.url).href;
    const code = `import { takeLock } from "${module}"; takeLock("generated"); console.log("locked"); process.stdin.resume();`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], { cwd });
    await once(child.stdout, "data");
    const end = async (): Promise<void> => {
      const ended = once(child, "close");
      child.kill("SIGKILL");
      await ended;
    };
    return { cwd, lock: `generated/.chartwright.lock`, end };
  }

  it("makes it exit with 4 where another run has held it for too long, and write nothing", async () => {
    const { cwd, lock, end } = await makeLocked();
    const before = readTree(cwd);
    const result = await runCli(["generate", "--json"], { cwd, program: impatient.folder });
    const told = await runCli(["generate"], { cwd, program: impatient.folder });
    expect(readTree(cwd)).toEqual(before);
    await end();
    expect(result).toMatchObject({ code: 4, stderr: "" });
    const { files, written } = readDocument(result) as { files: readonly object[]; written: boolean };
    expect({ written, first: files[0] }).toMatchObject({ written: false, first: { path: lock, change: "refuse" } });
    expect(told.stdout).toMatch(
      /^refused {3}generated\/\.chartwright\.lock: another run \(process \d+ on \S+\) has held this lock for 0\.2 s; if it has ended, remove the lock$/mu,
    );
    expect(told.stdout).toContain("Nothing was written.\n");
  });

  it("does not keep it from comparing, or from saying what it would write", async () => {
    const { cwd, end } = await makeLocked();
    const before = readTree(cwd);
    expect(await generate(cwd, "--check")).toMatchObject({ code: 3 });
    expect(await generate(cwd, "--dry-run")).toMatchObject({ code: 0 });
    expect(readTree(cwd)).toEqual(before);
    await end();
  });

  it("is taken over at once where its owner was killed, and is gone then", async () => {
    const { cwd, end } = await makeLocked();
    await end();
    expect(await runCli(["generate"], { cwd, program: impatient.folder })).toMatchObject({ code: 0 });
    expect(Object.keys(readFiles(join(cwd, "generated"))).filter((path) => path.startsWith("."))).toEqual([]);
  });

  it("is taken over by one of several that find it, and the others wait", async () => {
    const cwd = makeScratchFolder(project);
    const wanted = makeScratchFolder(project);
    await generate(wanted);
    writeFiles(cwd, { [`generated/.chartwright.lock/${nameOwner(findDeadOwner())}`]: "" });
    const runs = await Promise.all(names.slice(0, 3).map(async () => await generate(cwd)));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(readContents(cwd)).toEqual(readContents(wanted));
    rmSync(join(cwd, "specs/one.chart.yaml"));
    expect(await generate(cwd)).toMatchObject({ code: 0 });
  });
});

describe("the lock", () => {
  it("is held by one process at a time, whoever has died with it", async () => {
    const folder = makeScratchFolder({ count: "0", [`.chartwright.lock/${nameOwner(findDeadOwner())}`]: "" });
    const module = new URL("../../dist/write/hold-locks.js", import.meta.url).href;
    const code = `
      import { readFileSync, writeFileSync } from "node:fs";
      import { holdLocks } from "${module}";
      const add = () => writeFileSync("count", String(Number(readFileSync("count", "utf8")) + 1));
      for (let round = 0; round < 25; round += 1) await holdLocks(["."], add, { longest: 60_000, interval: 1 });
      process.kill(process.pid, "SIGKILL");
    `;
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ["--input-type=module", "-e", code], { cwd: folder, stdio: "inherit" }),
    );
    await Promise.all(
      children.map(async (child) => {
        await once(child, "close");
      }),
    );
    expect(readFiles(folder)).toEqual({ count: "100" });
  });
});
