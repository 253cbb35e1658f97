import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyProgram, quickEmitter, type ProgramCopy } from "../commands/copy-program.js";
import { cleanSpec } from "../commands/greeting-spec.js";
import { makeScratchFolder, readFiles } from "../commands/scratch-folder.js";
import { readTree } from "./tree.js";

let program: ProgramCopy;

beforeAll(() => {
  program = copyProgram({ "emit/emit.js": quickEmitter });
  chmodSync(program.folder, 0o755);
});

afterAll(() => {
  program.remove();
});

const project = {
  "chartwright.config.yaml": 'version: 1\nspecs: ["specs/*.chart.yaml"]\n',
  "specs/a.chart.yaml": cleanSpec(),
  "generated/mine.txt": "mine\n",
};

/** What a shell script came to, in a project and with `$run` as the program's file. */
interface Ran {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as root of a file system of its own, which nobody else sees. */
function runApart(cwd: string, script: string): Ran {
  const env = { ...process.env, node: process.execPath, run: join(program.folder, "bin/run.js") };
  const { stdout, stderr } = spawnSync("unshare", ["-rm", "sh", "-c", script], { cwd, env, encoding: "utf8" });
  return { stdout, stderr };
}

/** Says why a script cannot be run apart; null where it can. */
function findHindrance(script: string): string | null {
  const { stdout, stderr } = runApart(makeScratchFolder({ "generated/x": "" }), `${script} && echo possible`);
  return stdout === "possible\n" ? null : `not possible here: ${script}: ${stderr.trim()}`;
}

describe("a disk that really", () => {
  const small = "mount -t tmpfs -o size=12k none generated";
  it("is full makes a run exit with 2, and the next one finishes where there is room", ({ skip }) => {
    const hindrance = findHindrance(small);
    skip(hindrance !== null, hindrance ?? "");
    const { stdout, stderr } = runApart(
      makeScratchFolder(project),
      `${small} && "$node" "$run" generate; echo "code $?"; find generated -type f | sort;
      mount -o remount,size=1m generated && "$node" "$run" generate >&2; echo "code $?"; find generated | sort`,
    );
    expect(stderr).toMatch(/^error: Cannot write generated\/\S+: no space is left on the disk \(ENOSPC\)\.\n/u);
    expect(stdout).toMatch(
      /^code 2\n(?:generated\/(?:chartwright\.manifest\.json|runtime\.ts|greeting\/\w+\.ts)\n)*code 0\n/u,
    );
    expect(stdout.split("code 0\n")[1]).toBe(
      "generated\ngenerated/chartwright.manifest.json\ngenerated/greeting\ngenerated/greeting/client.ts\ngenerated/greeting/server.ts\ngenerated/runtime.ts\n",
    );
  });

  const fixed = "mount --bind generated generated && mount -o remount,bind,ro generated";
  it("is read-only makes a run exit with 2 where there is something to write, and with 0 else", ({ skip }) => {
    const hindrance = findHindrance(fixed);
    skip(hindrance !== null, hindrance ?? "");
    const cwd = makeScratchFolder(project);
    const before = readTree(cwd);
    const refused = runApart(cwd, `${fixed} && "$node" "$run" generate; echo "code $?"`);
    expect(refused).toEqual({
      stdout: "code 2\n",
      stderr: "error: Cannot make generated/.chartwright.lock: the file system is read-only (EROFS).\n",
    });
    expect(readTree(cwd)).toEqual(before);
    const { stdout, stderr } = runApart(
      cwd,
      `"$node" "$run" generate && ${fixed} && for flag in --force --check --dry-run --list-outputs; do
        "$node" "$run" generate $flag > /dev/null; echo "code $?"; done`,
    );
    expect({ codes: stdout.match(/code \d/gu), stderr }).toEqual({ codes: Array(4).fill("code 0"), stderr: "" });
  });

  it("denies permission makes a run exit with 2, with the path, and nothing is written", ({ skip }) => {
    const cwd = makeScratchFolder(project);
    for (const path of ["", "specs", "generated"]) chmodSync(join(cwd, path), 0o555);
    const other = process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
    const start = [...other, process.execPath, join(program.folder, "bin/run.js")];
    const run = (...args: readonly string[]): Ran & { readonly status: number | null } =>
      spawnSync(start[0] ?? "", [...start.slice(1), ...args], {
        cwd,
        encoding: "utf8",
        env: { ...process.env, HOME: cwd },
      });
    const { status: works, stderr: why } = run("check", "specs");
    skip(works !== 0, `not possible here, no other user can run the program: ${why}`);
    const { status, stdout, stderr } = run("generate");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe("error: Cannot make generated/.chartwright.lock: permission is denied (EACCES).\n");
    const { "generated/mine.txt": mine, ...rest } = readFiles(cwd);
    expect({ mine, count: Object.keys(rest).length }).toEqual({ mine: "mine\n", count: 2 });
    for (const path of ["", "specs", "generated"]) chmodSync(join(cwd, path), 0o755);
  });
});
