import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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
    writeFileSync(join(this.#folder, "package.json"), "{}\n");
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

  /** Puts so many copies of the handshake, each a protocol of its own, in the place of the three specs. */
  multiply(count: number): void {
    const text = readFileSync(join(root, "specs/handshake.chart.yaml"), "utf8");
    rmSync(join(this.#folder, "specs"), { recursive: true });
    mkdirSync(join(this.#folder, "specs"));
    for (let number = 1; number <= count; number += 1) {
      const copied = text.replace(/^protocol: .*$/mu, `protocol: copy${number}`);
      writeFileSync(join(this.#folder, `specs/copy${number}.chart.yaml`), copied);
    }
    writeFileSync(
      join(this.#folder, "chartwright.config.yaml"),
      'version: 1\nspecs: ["specs/*.chart.yaml"]\ntargets: [{ out: generated, emit: [server, client] }]\n',
    );
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
