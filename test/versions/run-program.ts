import { execFile } from "node:child_process";

/** What a program left behind: `exitCode` is null where it was stopped, since it took over a minute. */
export interface ProgramRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program that is called by its path. Rejects where there is none to run. */
export async function runProgram(path: string, args: readonly string[], folder: string): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const child = execFile(path, args, { cwd: folder, timeout: 60_000 }, (error, output, errors) => {
      if (typeof error?.code === "string") reject(new Error(`${path} does not run: ${error.code}`, { cause: error }));
      else resolve({ exitCode: child.exitCode, output, errors });
    });
  });
}
