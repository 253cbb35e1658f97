import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchFolder } from "../paths.js";

const root = join(benchFolder, "..");

/** A folder with the three specs, their config and nothing that was generated yet, and the program as it is shipped. */
export class Project {
  readonly #home = mkdtempSync(join(tmpdir(), "chartwright-bench-"));
  readonly #folder = join(this.#home, "user");
  readonly #program = join(this.#home, "program");

  constructor() {
    mkdirSync(join(this.#folder, "node_modules"), { recursive: true });
    mkdirSync(this.#program);
    copy(["specs", "chartwright.config.yaml"], this.#folder);
    copy(["bin", "generator", "scripts", "templates", "package.json", "tsconfig.json"], this.#program);
    symlinkSync(join(root, "node_modules"), join(this.#program, "node_modules"));
    execFileSync("npm", ["run", "--silent", "prepack"], { cwd: this.#program, stdio: "ignore" });
  }

  /** Runs the program; gives the milliseconds that its process lived. Throws where it fails. */
  run(flags: readonly string[]): number {
    return this.#time([join(this.#program, "bin/run.js"), ...flags]);
  }

  /** Runs a Node that does nothing, and gives the same of it. */
  runNothing(): number {
    return this.#time(["-e", "0"]);
  }

  /** Removes what was generated, and what is kept of it for the next run. */
  empty(): void {
    for (const path of ["generated", "node_modules/.cache"]) {
      rmSync(join(this.#folder, path), { recursive: true, force: true });
    }
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.#home, { recursive: true });
  }

  #time(flags: readonly string[]): number {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, flags, { cwd: this.#folder, encoding: "utf8" });
    const time = performance.now() - start;
    if (status !== 0) throw new Error(`${flags.join(" ")} ended with ${String(status)}: ${stderr}`);
    return time;
  }
}

function copy(names: readonly string[], folder: string): void {
  for (const name of names) cpSync(join(root, name), join(folder, name), { recursive: true });
}
