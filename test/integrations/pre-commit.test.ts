import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findProgram } from "../support/find-program.js";
import { readSnippet } from "./readme-snippets.js";
import { ScratchRepository, type Ended } from "./scratch-repository.js";

const hasPreCommit = findProgram("pre-commit") !== null;
const repository = new ScratchRepository();
const hooks = realpathSync(mkdtempSync(join(tmpdir(), "chartwright-hooks-")));

beforeAll(() => {
  copyFileSync(new URL("../../.pre-commit-hooks.yaml", import.meta.url), join(hooks, ".pre-commit-hooks.yaml"));
  const git = (...args: readonly string[]): string =>
    execFileSync("git", args, { cwd: hooks, encoding: "utf8", stdio: "pipe" });
  git("init", "-q");
  git("add", ".pre-commit-hooks.yaml");
  git("-c", "user.name=user", "-c", "user.email=user@example.org", "commit", "-q", "-m", "hooks");
  git("tag", "v0.1.0");
  repository.chartwright("init");
  repository.write(".pre-commit-config.yaml", readSnippet(".pre-commit-config.yaml").replace(/https:\/\/\S+/u, hooks));
  repository.write("package.json", "{}\n");
  repository.chartwright("generate");
  repository.commit();
});

afterAll(() => {
  repository.remove();
  rmSync(hooks, { recursive: true, force: true });
});

function commit(): Ended {
  repository.git("add", "-A");
  return repository.run("pre-commit", ["run"], { PRE_COMMIT_HOME: join(hooks, "home"), HOME: hooks });
}

describe.skipIf(!hasPreCommit)("pre-commit, which is skipped where it is not installed", () => {
  const spec = "specs/hello.chart.yaml";

  it("takes a spec with what it emits", () => {
    repository.edit(spec, "text: string", "text: string, age: int32");
    repository.chartwright("generate");
    expect(commit()).toMatchObject({ code: 0 });
    repository.commit();
  });

  it("refuses a spec with a fault, at its place", () => {
    repository.edit(spec, "initial: ", "initial: No");
    expect(commit()).toMatchObject({
      code: 1,
      text: expect.stringMatching(/specs\/hello\.chart\.yaml:\d+:\d+ error/u) as string,
    });
    repository.edit(spec, "initial: No", "initial: ");
  });

  it("refuses to remove a spec, or what it emits, alone", () => {
    for (const path of ["generated/hello/server.ts", spec]) {
      repository.git("rm", "-q", path);
      expect(commit()).toMatchObject({ code: 1, text: expect.stringMatching(/missing|Nothing matches/u) as string });
      repository.git("reset", "-q", "--hard");
    }
  });

  it("refuses a spec without what it emits, and leaves both alone", () => {
    repository.edit(spec, "age: int32", "age: int64");
    expect(commit()).toMatchObject({ code: 1, text: expect.stringContaining("changed") as string });
    expect(repository.git("status", "--porcelain")).toBe(`M  ${spec}\n`);
  });
});
