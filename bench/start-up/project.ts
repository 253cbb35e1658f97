import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchFolder } from "../paths.js";

const program = join(benchFolder, "../bin/run.js");

/** A folder with the three specs, their config and nothing that was generated yet. */
export class Project {
  readonly #folder = mkdtempSync(join(tmpdir(), "chartwright-bench-"));

  constructor() {
    for (const name of ["specs", "chartwright.config.yaml"]) {
      cpSync(join(benchFolder, "..", name), join(this.#folder, name), { recursive: true });
    }
  }

  /** Runs the program; gives the milliseconds that its process lived. Throws where it fails. */
  run(flags: readonly string[]): number {
    return this.#time([program, ...flags]);
  }

  /** Runs a Node that does nothing, and gives the same of it. */
  runNothing(): number {
    return this.#time(["-e", "0"]);
  }

  /** Removes what was generated. */
  empty(): void {
    rmSync(join(this.#folder, "generated"), { recursive: true, force: true });
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #time(flags: readonly string[]): number {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, flags, { cwd: this.#folder, encoding: "utf8" });
    const time = performance.now() - start;
    if (status !== 0) throw new Error(`${flags.join(" ")} ended with ${String(status)}: ${stderr}`);
    return time;
  }
}
