import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** When a run gets a signal: before the step of that number, of those in which it changes what is below its folder. */
export interface SignalAt {
  readonly step: number;
  readonly signal: "SIGKILL" | "SIGTERM" | "SIGINT";
}

/** What a run with a signal came to: by which it ended, or its exit code, which it also has where the step never came. */
export interface SignalledRun {
  readonly code: number | null;
  readonly signal: string | null;
  readonly isReached: boolean;
}

// A file that is written is two steps: one before it is there, one when half of it is.
const preload = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const { SIGNAL, SIGNAL_STEP, SIGNAL_FOLDER } = process.env;
let step = 0;
const pass = () => {
  if (step++ === Number(SIGNAL_STEP)) { fs.writeSync(2, "reached"); process.kill(process.pid, SIGNAL); }
};
for (const name of ["mkdirSync", "writeFileSync", "renameSync", "rmSync", "unlinkSync", "rmdirSync"]) {
  const real = fs[name];
  fs[name] = (path, ...rest) => {
    if (!String(path).startsWith(SIGNAL_FOLDER)) return real(path, ...rest);
    pass();
    if (name !== "writeFileSync" || rest[0] === "") return real(path, ...rest);
    real(path, String(rest[0]).slice(0, 20), rest[1]);
    pass();
    return real(path, rest[0]);
  };
}
syncBuiltinESMExports();
`;

/** Runs `generate` of a program, which gets a signal at one step. */
export async function runWithSignal(program: string, cwd: string, { step, signal }: SignalAt): Promise<SignalledRun> {
  const url = `data:text/javascript,${encodeURIComponent(preload)}`;
  const child = spawn(process.execPath, ["--import", url, join(program, "bin/run.js"), "generate"], {
    cwd,
    env: { ...process.env, SIGNAL: signal, SIGNAL_STEP: String(step), SIGNAL_FOLDER: cwd },
  });
  let told = "";
  child.stdout.resume();
  child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
  const [code, ended] = (await once(child, "close")) as [number | null, string | null];
  return { code, signal: ended, isReached: told.includes("reached") };
}
