import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

// Neither the user's settings nor what runs the tests changes what git and the program do.
const unwanted = new Set(["FORCE_COLOR", "NO_COLOR", "NODE_ENV", "GITHUB_ACTIONS"]);
const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.has(name)));
const author = ["-c", "user.name=user", "-c", "user.email=user@example.org", "-c", "commit.gpgsign=false"];

/** What a program that was run to its end came to; stdout and stderr in one text. */
export interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** A git repository in a folder of its own, with this program among its `node_modules`. */
export class ScratchRepository {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "chartwright-repository-")));

  /** The program is that of this checkout, or a copy of it in another folder. */
  constructor(home: string = root) {
    const program = join(this.folder, "node_modules/.bin/chartwright");
    mkdirSync(dirname(program), { recursive: true });
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${home}/bin/run.js" "$@"\n`);
    chmodSync(program, 0o755);
    this.write(".gitignore", "node_modules/\n");
    this.git("init", "-q", "-b", "main");
    this.git("config", "core.autocrlf", "false");
  }

  /** Writes a file, by its path in the repository. */
  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  /** Gives what a file holds. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  /** Replaces a text in a file; throws where it is not there. */
  edit(path: string, text: string, by: string): void {
    if (!this.read(path).includes(text)) throw new Error(`${path} has no ${text}`);
    this.write(path, this.read(path).replaceAll(text, by));
  }

  /** Runs git, and gives what it prints; throws where it fails. */
  git(...args: readonly string[]): string {
    const env = { ...kept, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
    return execFileSync("git", [...author, ...args], { cwd: this.folder, encoding: "utf8", env, stdio: "pipe" });
  }

  /** Commits everything. */
  commit(): void {
    this.git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", "a change");
  }

  /** Runs the program of the repository. */
  chartwright(...args: readonly string[]): Ended {
    return this.run(join(this.folder, "node_modules/.bin/chartwright"), args);
  }

  /** Runs a program in the repository, with more in its environment. */
  run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: this.folder,
      encoding: "utf8",
      env: { ...kept, ...env },
      timeout: 120_000,
    });
    if (error !== undefined) throw error;
    return { code: status, text: stdout + stderr };
  }

  /** Removes it. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
