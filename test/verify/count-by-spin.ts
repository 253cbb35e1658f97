import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import type { Counts } from "./count-joint.js";

const run = promisify(execFile);

/** Lets Spin count the states of a model but for the initial one, and those in which nothing more can happen. */
export async function countBySpin(model: string): Promise<Counts> {
  const cwd = await mkdtemp(join(tmpdir(), "chartwright-spin-"));
  try {
    await writeFile(join(cwd, "model.pml"), model);
    await run("spin", ["-a", "model.pml"], { cwd });
    await run("gcc", ["-O0", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=4000", "-w", "-o", "pan", "pan.c"], { cwd });
    const { stdout } = await run("./pan", ["-c0", "-m2000000"], { cwd });
    return {
      configurations: readNumber(stdout, /(\d+) states, stored/) - 1,
      deadEnds: readNumber(stdout, /errors: (\d+)/),
    };
  } finally {
    await rm(cwd, { recursive: true });
  }
}

function readNumber(report: string, pattern: RegExp): number {
  const [, digits] = pattern.exec(report) ?? [];
  if (digits === undefined || report.includes("max search depth too small")) throw new Error(report);
  return Number(digits);
}
