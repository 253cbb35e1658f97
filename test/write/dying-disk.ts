import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";

const changers = ["mkdirSync", "writeFileSync", "renameSync", "rmSync", "unlinkSync", "rmdirSync"] as const;

// Node loads what removes whole folders at the first need, and it must not see a disk that fails then.
fs.rmSync(fs.mkdtempSync(join(tmpdir(), "chartwright-")), { recursive: true });

type Changer = (typeof changers)[number];
type Call = (path: fs.PathLike, ...rest: readonly unknown[]) => unknown;

/** What a disk does instead of a call that changes it: nothing else than asked, all of it never again, or an error. */
export type Fault = "none" | "die" | { readonly code: string };

/**
 * Decides what happens at a step. Each call that changes the disk is one, and a file that is written is two: before it is
 * there, and when half of it is.
 */
export type Decide = (step: number, call: Changer) => Fault;

/** What a process that is killed does not survive; whatever it would do to the disk from then on is not done. */
export class Killed extends Error {}

/**
 * Runs something on a disk that fails below a folder as `decide` says, and gives what came of it: how many steps there were,
 * and what was thrown. After `die` nothing changes any more, as if the process had been killed there.
 */
export async function runOnDisk<T>(
  folder: string,
  decide: Decide,
  run: () => Promise<T>,
): Promise<{ readonly steps: number; readonly error: unknown }> {
  const disk = new FaultyDisk(folder, decide);
  disk.putUp();
  try {
    await run();
    return { steps: disk.steps, error: null };
  } catch (error) {
    return { steps: disk.steps, error };
  } finally {
    disk.takeDown();
  }
}

class FaultyDisk {
  steps = 0;
  #isDead = false;
  readonly #folder: string;
  readonly #decide: Decide;
  readonly #real = new Map<string, Call>();

  constructor(folder: string, decide: Decide) {
    this.#folder = folder;
    this.#decide = decide;
  }

  putUp(): void {
    for (const name of changers) {
      const real = fs[name] as Call;
      this.#real.set(name, real);
      Object.assign(fs, { [name]: (...args: Parameters<Call>) => this.#call(name, real, args) });
    }
    // Whoever is dead does not look either, and so does not wait for a lock that it could not release.
    const look = fs.readdirSync as Call;
    this.#real.set("readdirSync", look);
    Object.assign(fs, { readdirSync: (...args: Parameters<Call>) => (this.#isDead ? this.#die() : look(...args)) });
    syncBuiltinESMExports();
  }

  takeDown(): void {
    for (const [name, real] of this.#real) Object.assign(fs, { [name]: real });
    syncBuiltinESMExports();
  }

  #call(name: Changer, real: Call, args: Parameters<Call>): unknown {
    if (!String(args[0]).startsWith(this.#folder + sep) && String(args[0]) !== this.#folder) return real(...args);
    this.#step(name, args[0]);
    if (name === "writeFileSync" && args[1] !== "") {
      const [path, content, ...rest] = args;
      const text = String(content);
      real(path, text.slice(0, text.length / 2), ...rest);
      this.#step(name, path);
      return real(path, text);
    }
    return real(...args);
  }

  #step(name: Changer, path: fs.PathLike): void {
    if (this.#isDead) throw new Killed();
    const fault = this.#decide(this.steps, name);
    this.steps += 1;
    if (fault === "none") return;
    if (fault !== "die") {
      const { code } = fault;
      const error = new Error(`${code}: injected, ${name} '${String(path)}'`);
      throw Object.assign(error, { code, syscall: name, path: String(path) });
    }
    this.#die();
  }

  #die(): never {
    this.#isDead = true;
    throw new Killed();
  }
}
