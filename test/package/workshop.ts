import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const parts = [
  "bin",
  "docs",
  "generator",
  "scripts",
  "templates",
  "LICENSE",
  "README.md",
  "package.json",
  "tsconfig.json",
];

/** What would make npm and pnpm ask of this repository, or say more than they are asked. */
const quiet = { npm_config_audit: "false", npm_config_fund: "false", npm_config_update_notifier: "false" };

/** A folder in which the package is built and tried out. */
export class Workshop {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "chartwright-package-")));

  /** Packs what is in the checkout, in a copy of it, since packing rebuilds `dist`; gives the path of the tarball. */
  pack(): string {
    const copy = join(this.folder, "checkout");
    for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    this.run("npm", ["pack", "--pack-destination", this.folder], copy);
    const tarball = readdirSync(this.folder).find((name) => name.endsWith(".tgz"));
    if (tarball === undefined) throw new Error("npm packed nothing");
    return join(this.folder, tarball);
  }

  /** Makes an empty project, and installs into it with the given command; null where the registry is out of reach. */
  install(name: string, [program, ...args]: readonly [string, ...string[]]): string | null {
    const project = join(this.folder, name);
    mkdirSync(project);
    writeFileSync(
      join(project, "package.json"),
      '{ "name": "user", "version": "1.0.0", "type": "module", "private": true }\n',
    );
    const { status, stdout, stderr } = this.#spawn(program, args, project);
    if (status === 0) return project;
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/u.test(stdout + stderr)) return null;
    throw new Error(`${program} ${args.join(" ")}: ${stdout}${stderr}`);
  }

  /** Runs a program to its end and gives what it prints; throws where it fails. */
  run(program: string, args: readonly string[], cwd: string): string {
    const { status, stdout, stderr } = this.#spawn(program, args, cwd);
    if (status === 0) return stdout;
    throw new Error(`${program} ${args.join(" ")} ended with ${String(status)}: ${stdout}${stderr}`);
  }

  #spawn(program: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
    return spawnSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, ...quiet } });
  }

  /** Removes it all. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
