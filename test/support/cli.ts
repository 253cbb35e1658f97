import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
// What would make the program answer otherwise than at a user's.
const unwanted = new Set(["FORCE_COLOR", "NO_COLOR", "NODE_ENV", "GITHUB_ACTIONS"]);

/** How the program is run: where, with what more in its environment, and which copy of it. */
export interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly program?: string;
}

/** What a run came to. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program in a process of its own, as a user does. */
export async function runCli(
  args: readonly string[],
  { cwd, env = {}, program = root }: CliOptions,
): Promise<CliResult> {
  const own = Object.entries(process.env).filter(([name]) => !unwanted.has(name));
  const child = spawn(process.execPath, [`${program}/bin/run.js`, ...args], {
    cwd,
    env: { ...Object.fromEntries(own), ...env },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  child.stdin.end();
  return await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, ...output });
    });
  });
}

/** Gives the one JSON document that a run answered with; throws where stdout holds anything else. */
export function readDocument({ stdout }: CliResult): Readonly<Record<string, unknown>> {
  return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
}
