import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EmittedFile } from "../../generator/index.js";
import { checkManifest } from "../../generator/project/check-manifest.js";
import { makeScratchFolder, readFiles, writeFiles } from "../commands/scratch-folder.js";
import { emitted } from "./emitted.js";
import { listRefused, writeOutput, type Output } from "./write-output.js";

const attributes = /```gitattributes\n([^`]*)```/u.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";
const body = (change: string): string =>
  Array.from({ length: 9 }, (_, line) => `line ${String(line)} of ${change}`).join("\n");
const specA = "specs/a.chart.yaml";
const specB = "specs/b.chart.yaml";

/** What three specs of one file, and a new one, emit. */
const before = [emitted("p/a.ts", body("old"), specA), emitted("runtime.ts", body("old"), null)];
const ours = [
  emitted("p/a.ts", body("ours"), specA),
  emitted("p/o.ts", body("ours"), specA),
  emitted("runtime.ts", body("old"), null),
];
const theirs = [
  emitted("p/a.ts", body("theirs"), specA),
  emitted("q/b.ts", body("theirs"), specB),
  emitted("runtime.ts", body("theirs"), null),
];
const merged = [
  emitted("p/a.ts", body("both"), specA),
  emitted("p/o.ts", body("both"), specA),
  emitted("q/b.ts", body("both"), specB),
  emitted("runtime.ts", body("theirs"), null),
];

class Repository implements Output {
  readonly folder = makeScratchFolder();
  readonly out = join(this.folder, "generated");

  git(...args: readonly string[]): void {
    execFileSync("git", ["-c", "user.name=a user", "-c", "user.email=user@example.invalid", ...args], {
      cwd: this.folder,
      stdio: "pipe",
    });
  }

  async commit(files: readonly EmittedFile[], specs: Readonly<Record<string, string>>): Promise<void> {
    writeFiles(this.folder, specs);
    await writeOutput(this, files);
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "change");
  }
}

/** Makes a repository in the middle of a merge, after both sides have changed a spec and emitted anew. */
async function makeMerge(files: Readonly<Record<string, string>>): Promise<Repository> {
  const repository = new Repository();
  writeFiles(repository.folder, files);
  repository.git("init", "--quiet", "--initial-branch", "main");
  await repository.commit(before, { [specA]: "old\n" });
  repository.git("switch", "--quiet", "--create", "their");
  await repository.commit(theirs, { [specA]: "theirs\n", [specB]: "theirs\n" });
  repository.git("switch", "--quiet", "main");
  await repository.commit(ours, { [specA]: "ours\n" });
  const { status } = spawnSync("git", ["merge", "their"], { cwd: repository.folder });
  expect(status).toBe(1);
  return repository;
}

function expectMerged({ out }: Output): void {
  const { "chartwright.manifest.json": manifest, ...files } = readFiles(out);
  expect(files).toEqual(Object.fromEntries(merged.map(({ path, content }) => [path, content])));
  expect(Object.keys(JSON.parse(manifest ?? "") as object)).toEqual(merged.map(({ path }) => path));
  expect(checkManifest(out).exitCode).toBeNull();
}

describe("a merge of two sides that both emitted anew", () => {
  it("is mended by emitting once more, with the attributes of the README", async () => {
    const repository = await makeMerge({ ".gitattributes": attributes });
    expect(readFiles(repository.out)["chartwright.manifest.json"]).toContain("<<<<<<<");
    expect(readFiles(repository.out)["p/a.ts"]).toBe(ours[0]?.content);
    writeFiles(repository.folder, { [specA]: "both\n" });
    expect(listRefused(await writeOutput(repository, merged))).toEqual([]);
    expectMerged(repository);
    repository.git("add", "--all");
    repository.git("commit", "--quiet", "--message", "merge");
  });

  it("needs --force without them, for the files with conflict markers alone", async () => {
    const repository = await makeMerge({});
    expect(readFiles(repository.out)["p/a.ts"]).toContain("<<<<<<<");
    writeFiles(repository.folder, { [specA]: "both\n" });
    expect(listRefused(await writeOutput(repository, merged))).toEqual(["p/a.ts"]);
    await writeOutput(repository, merged, { force: true, prune: true });
    expectMerged(repository);
  });
});
