import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";
import { within } from "../e2e/within.js";

// What would make the program answer otherwise than at a user's.
const unwanted = new Set(["FORCE_COLOR", "NO_COLOR", "NODE_ENV", "GITHUB_ACTIONS"]);

/** A line of JSON, as a process that watches gives it. */
export type WatchLine = Readonly<Record<string, unknown>>;

/** What a process that watched came to; `lines` are those that nobody has read. */
export interface WatchEnd {
  readonly code: number | null;
  readonly lines: readonly WatchLine[];
  readonly stderr: string;
}

/** A `generate --watch` in a process of its own, whose lines are read one by one. */
export class Watching {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #ended: Promise<number | null>;
  #lines: string[] = [];
  #rest = "";
  #stderr = "";
  #wake: () => void = () => undefined;

  constructor(program: string, cwd: string, args: readonly string[]) {
    this.#child = spawn(process.execPath, [`${program}/bin/run.js`, "generate", "--watch", ...args], {
      cwd,
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.has(name))),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (this.#rest + text).split("\n");
      this.#rest = lines.pop() ?? "";
      this.#lines.push(...lines);
      this.#wake();
    });
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => (this.#stderr += text));
    this.#ended = new Promise((resolve, reject) => {
      this.#child.on("error", reject);
      this.#child.on("close", (code) => {
        resolve(code);
        this.#wake();
      });
    });
  }

  /** Waits for the next line, of text. */
  async line(): Promise<string> {
    while (this.#lines.length === 0) {
      if (this.#child.exitCode !== null) throw new Error(`it has ended: ${this.#stderr}`);
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await within(woken, () => `no line came, but on stderr: ${this.#stderr}`);
    }
    return this.#lines.shift() ?? "";
  }

  /** Waits until a run begins, and gives its number. Throws where the next line is another one. */
  async started(): Promise<number> {
    const line = JSON.parse(await this.line()) as WatchLine;
    if (line.event !== "started" || typeof line.run !== "number") throw new Error(JSON.stringify(line));
    return line.run;
  }

  /** Waits until a run ends, and gives its report. */
  async finished(): Promise<WatchLine> {
    const line = JSON.parse(await this.line()) as WatchLine;
    if (line.event !== undefined) throw new Error(JSON.stringify(line));
    return line;
  }

  /** Waits for a whole run, and gives its report. */
  async run(): Promise<WatchLine> {
    await this.started();
    return await this.finished();
  }

  /** Stops to read what it says, as if whoever reads had gone. */
  closeStdout(): void {
    this.#child.stdout.destroy();
  }

  /** Sends a signal. */
  signal(signal: "SIGINT" | "SIGTERM" | "SIGKILL"): void {
    this.#child.kill(signal);
  }

  /** Waits until it has ended. */
  async end(): Promise<WatchEnd> {
    const code = await within(this.#ended, () => "it did not end");
    const lines = this.#lines.filter((line) => line !== "").map((line) => JSON.parse(line) as WatchLine);
    return { code, lines, stderr: this.#stderr };
  }
}
