import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

import { within } from "./within.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

// What would make a program answer otherwise than at a user's.
const unwanted = new Set(["FORCE_COLOR", "NO_COLOR", "NODE_ENV", "NODE_OPTIONS"]);

/** What a program came to: `code` is null where a signal ended it. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program of `examples/` in a process of its own, such as `handshake/server`. */
export class Program {
  readonly name: string;
  #stdout = "";
  #stderr = "";
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #ended: Promise<ProgramEnd>;
  readonly #listeners = new Set<() => void>();

  constructor(name: string, flags: readonly string[]) {
    this.name = name;
    this.#child = spawn(process.execPath, ["--import", "tsx", `examples/${name}.ts`, ...flags], {
      cwd: root,
      env: Object.fromEntries(Object.entries(process.env).filter(([variable]) => !unwanted.has(variable))),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.#stdout += text;
      this.#tell();
    });
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr += text;
      this.#tell();
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#child.on("error", reject);
      this.#child.on("close", (code) => {
        resolve({ code, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
  }

  /** All that it has said, on stdout and on stderr. */
  get said(): string {
    return this.#stdout + this.#stderr;
  }

  /** What it has said on stderr, line by line. */
  get errors(): readonly string[] {
    return this.#stderr.split("\n").filter((line) => line !== "");
  }

  /** Waits until it has said something on stdout, or on stderr. Rejects where it ends without. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    let listen: () => void = () => undefined;
    const heard = new Promise<RegExpExecArray>((resolve, reject) => {
      listen = () => {
        const found = pattern.exec(this.said);
        if (found !== null) resolve(found);
      };
      const give = (): void => {
        reject(new Error(`${this.name} ended and had not said ${String(pattern)}, but: ${this.said}`));
      };
      listen();
      this.#listeners.add(listen);
      this.#ended.then(give, give);
    });
    try {
      return await within(heard, () => `${this.name} did not say ${String(pattern)}, but: ${this.said}`);
    } finally {
      this.#listeners.delete(listen);
    }
  }

  /** Waits until it has ended. */
  async end(seconds?: number): Promise<ProgramEnd> {
    return await within(this.#ended, () => `${this.name} did not end, having said: ${this.said}`, seconds);
  }

  /** Asks it to end, as a user or the system does. */
  signal(signal: "SIGINT" | "SIGTERM"): void {
    this.#child.kill(signal);
  }

  /** Ends it without asking. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  #tell(): void {
    for (const listen of this.#listeners) listen();
  }
}
