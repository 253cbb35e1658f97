import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Program } from "./programs.js";
import type { Usage } from "./usage.js";

/** How long a program may be silent, in milliseconds. */
const patience = 60_000;

/** A program that runs, and tells what it uses. It ends with this process. */
export class Running {
  private readonly child: ChildProcess;
  private readonly over = new AbortController();

  constructor({ file, flags }: Program) {
    const execArgv = ["--import", new URL("tell-usage.js", import.meta.url).href];
    this.child = fork(file, flags, { execArgv, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.child.on("exit", (code) => {
      this.over.abort(new Error(`${file} ended with ${String(code)}; its own message stands above`));
    });
  }

  /** Waits for the next line; gives what follows its first words, which must be these, and what was used by then. */
  async expect(words: string): Promise<Usage> {
    const usage = await this.hear();
    if (usage.line.startsWith(words)) return { ...usage, line: usage.line.slice(words.length) };
    throw new Error(`a program printed "${usage.line}" instead of "${words}"`);
  }

  /** Asks what was used so far. */
  ask(): Promise<Usage> {
    this.child.send("usage");
    return this.hear();
  }

  /** Ends the program, and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.over.signal.aborted) return;
    const gone = once(this.child, "exit");
    this.child.disconnect();
    await gone;
  }

  private async hear(): Promise<Usage> {
    const signal = AbortSignal.any([this.over.signal, AbortSignal.timeout(patience)]);
    const [usage] = (await once(this.child, "message", { signal })) as [Usage];
    return usage;
  }
}
