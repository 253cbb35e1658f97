import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unknownMessage } from "../../generator/breaking/rules/unknown-message.js";
import { readDocument, runCli } from "../support/cli.js";
import { cleanSpec, faultySpec } from "./greeting-spec.js";
import { makeScratchFolder, readFiles, writeFiles } from "./scratch-folder.js";

const { clean: before, flagged: after } = unknownMessage;
const config = 'version: 1\nspecs: ["specs/*.chart.yaml"]\n';
const own = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

function git(cwd: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=a user", "-c", "user.email=user@example.com"];
  execFileSync("git", [...identity, ...args], { cwd, env: { ...process.env, ...own }, stdio: "pipe" });
}

/** Makes a repository whose commits hold these files, one after the other; each is tagged v1, v2 and so on. */
function makeRepository(...commits: readonly Readonly<Record<string, string>>[]): string {
  const cwd = makeScratchFolder({ "chartwright.config.yaml": config });
  git(cwd, "init", "-q");
  for (const [at, files] of commits.entries()) {
    writeFiles(cwd, files);
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "a change");
    git(cwd, "tag", `v${at + 1}`);
  }
  return cwd;
}

describe("chartwright breaking", () => {
  it("says what to do where the clone is shallow", async () => {
    const origin = makeRepository({ "specs/a.chart.yaml": before }, { "specs/a.chart.yaml": after });
    const cwd = join(makeScratchFolder(), "clone");
    git(origin, "clone", "-q", "--depth", "1", `file://${origin}`, cwd);
    const { code, stderr } = await runCli(["breaking", "--against", "HEAD~1"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("The clone is shallow: fetch it first");
  });

  it("exits with 0 where nothing breaks, and says what was looked at", async () => {
    const cwd = makeScratchFolder({
      "old.chart.yaml": before,
      "new.chart.yaml": before.replace("note it", "print it"),
    });
    const { code, stdout } = await runCli(["breaking", "new.chart.yaml", "--against", "old.chart.yaml"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("new.chart.yaml, old client and new server: exact, for channels of any length: ");
    expect(stdout).toContain("new.chart.yaml, new client and old server: exact, for channels of any length: ");
    expect(stdout.endsWith("1 spec, no findings\n")).toBe(true);
  });

  it.each(["HEAD", "HEAD~1", "v1", "v1^{commit}"])("compares with %s, and writes nothing", async (revision) => {
    const cwd = makeRepository({ "specs/a.chart.yaml": before }, { "specs/b.chart.yaml": cleanSpec("other") });
    writeFiles(cwd, { "specs/a.chart.yaml": after });
    const files = readFiles(cwd);
    const { code, stdout, stderr } = await runCli(["breaking", "--against", revision, "--old", "server"], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("specs/a.chart.yaml:7:3 error unknown-message\n");
    expect(stdout).toContain('= note: it arrives in "LISTENING" (' + revision + ":specs/a.chart.yaml:14:7)\n");
    expect(stdout).toMatch(/^ {2}old server +\| +\| new client$/mu);
    expect(stdout).not.toContain("old client");
    const other = revision === "HEAD" ? "the same as HEAD:specs/b.chart.yaml." : "a new protocol, ";
    expect(stdout).toContain(`specs/b.chart.yaml: ${other}`);
    expect(readFiles(cwd)).toEqual(files);
  });

  it("compares with a commit in a folder below the root, by the specs there", async () => {
    const cwd = makeRepository({ "part/specs/a.chart.yaml": before, "part/chartwright.config.yaml": config });
    writeFiles(cwd, { "part/specs/a.chart.yaml": after });
    const below = join(cwd, "part", "specs");
    const { code, stdout } = await runCli(["breaking", "--against", "HEAD"], { cwd: below });
    expect(code).toBe(1);
    expect(stdout).toContain("(HEAD:part/specs/a.chart.yaml:14:7)");
    expect((await runCli(["breaking", "a.chart.yaml", "--against", "HEAD"], { cwd: below })).code).toBe(1);
  });

  it("takes a path for a path, though a revision has that name", async () => {
    const cwd = makeRepository({ "specs/a.chart.yaml": before }, { "specs/a.chart.yaml": after });
    expect((await runCli(["breaking", "--against", "v1"], { cwd })).code).toBe(1);
    writeFiles(cwd, { "v1/a.chart.yaml": after });
    const { code, stdout } = await runCli(["breaking", "--against", "v1"], { cwd });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "specs/a.chart.yaml: the same as v1/a.chart.yaml.\n1 spec, no findings\n",
    });
  });

  it("finds the old version of a spec that has moved, and tells of one that is gone", async () => {
    const cwd = makeRepository({ "specs/a.chart.yaml": before, "specs/b.chart.yaml": cleanSpec("other") });
    renameSync(join(cwd, "specs/a.chart.yaml"), join(cwd, "specs/c.chart.yaml"));
    rmSync(join(cwd, "specs/b.chart.yaml"));
    const { code, stdout } = await runCli(["breaking", "--against", "HEAD"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("HEAD:specs/b.chart.yaml:2:11 error removed-protocol\n");
    expect(stdout).toContain("  > 2 | protocol: other\n");
    expect(stdout).toContain("specs/c.chart.yaml: the same as HEAD:specs/a.chart.yaml.\n");
    expect((await runCli(["breaking", "specs/c.chart.yaml", "--against", "HEAD"], { cwd })).code).toBe(0);
  });

  it("allows a new protocol", async () => {
    const cwd = makeRepository({ "specs/a.chart.yaml": before });
    writeFiles(cwd, { "specs/b.chart.yaml": cleanSpec("other") });
    for (const paths of [[], ["specs/b.chart.yaml"]]) {
      const { code, stdout } = await runCli(["breaking", ...paths, "--against", "HEAD"], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain("specs/b.chart.yaml: a new protocol, of which HEAD has no old version.\n");
    }
  });

  it("reports what keeps an old spec from being compared, and where", async () => {
    const cwd = makeRepository({ "specs/a.chart.yaml": before.replace("BYE: DONE", "BYE: NOWHERE") });
    writeFiles(cwd, { "specs/a.chart.yaml": before });
    const { code, stdout } = await runCli(["breaking", "--against", "HEAD"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^HEAD:specs\/a\.chart\.yaml:17:16 error unknown-name$/mu);
    writeFiles(cwd, { "old/a.chart.yaml": "a: [" });
    const broken = await runCli(["breaking", "--against", "old"], { cwd });
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain("old/a.chart.yaml:");
  });

  it("takes an old spec in which check would find what is no fault of structure", async () => {
    const lost = faultySpec();
    const cwd = makeScratchFolder({ "old.chart.yaml": lost, "new.chart.yaml": cleanSpec() });
    expect((await runCli(["breaking", "new.chart.yaml", "--against", "old.chart.yaml"], { cwd })).code).toBe(0);
    const turned = await runCli(["breaking", "old.chart.yaml", "--against", "new.chart.yaml"], { cwd });
    expect(turned.code).toBe(1);
    expect(turned.stdout).toContain("error unreachable-state\n");
  });

  it("takes a revision for one, though it looks like a path below a file", async () => {
    const cwd = makeRepository({ "specs/a.chart.yaml": before, origin: "a file" });
    git(cwd, "branch", "origin/main");
    expect((await runCli(["breaking", "--against", "origin/main"], { cwd })).code).toBe(0);
  });

  it("does not read links of a revision", async () => {
    const cwd = makeRepository({ "specs/a.chart.yaml": before });
    symlinkSync("a.chart.yaml", join(cwd, "specs/b.chart.yaml"));
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "a link");
    rmSync(join(cwd, "specs/b.chart.yaml"));
    expect((await runCli(["breaking", "--against", "HEAD"], { cwd })).code).toBe(0);
  });

  it("compares a spec that is reached by a link with what it leads to", async () => {
    const cwd = makeRepository({ "real/a.chart.yaml": before, "specs/b.chart.yaml": cleanSpec("other") });
    symlinkSync("../real/a.chart.yaml", join(cwd, "specs/a.chart.yaml"));
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "a link");
    writeFiles(cwd, { "real/a.chart.yaml": after });
    const { code, stdout } = await runCli(["breaking", "--against", "HEAD"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("(HEAD:real/a.chart.yaml:14:7)");
  });

  it("misses a protocol that is gone together with its line in the config, at a target too", async () => {
    const two =
      "version: 1\nspecs: [a.chart.yaml]\ntargets:\n  - { out: out, emit: [server], specs: [b.chart.yaml] }\n";
    const config = "chartwright.config.yaml";
    const other = cleanSpec("other");
    const cwd = makeRepository({
      [config]: two,
      "a.chart.yaml": before,
      "b.chart.yaml": other,
      "c.chart.yaml": "a: [",
    });
    writeFiles(cwd, { [config]: "version: 1\nspecs: [a.chart.yaml]\n" });
    rmSync(join(cwd, "b.chart.yaml"));
    const { code, stdout } = await runCli(["breaking", "--against", "HEAD"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("HEAD:b.chart.yaml:2:11 error removed-protocol\n");
  });

  it("warns where the config of a revision has faults, and does with the present one", async () => {
    const faulty = "version: 1\nspecs: [a.chart.yaml]\nunheard: 1\n";
    const cwd = makeRepository({ "chartwright.config.yaml": faulty, "a.chart.yaml": before });
    writeFiles(cwd, { "chartwright.config.yaml": "version: 1\nspecs: [a.chart.yaml]\n" });
    const { code, stdout } = await runCli(["breaking", "--against", "HEAD"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^HEAD:chartwright\.config\.yaml:3:1 warning /mu);
    expect(stdout).toContain("  > 3 | unheard: 1\n");
    expect(stdout).toContain("a.chart.yaml: the same as HEAD:a.chart.yaml.\n1 spec, 1 warning\n");
  });

  it("follows a link into a folder whose name begins with two dots", async () => {
    const cwd = makeRepository({ "..old/a.chart.yaml": before, "specs/b.chart.yaml": cleanSpec("other") });
    symlinkSync("../..old/a.chart.yaml", join(cwd, "specs/a.chart.yaml"));
    writeFiles(cwd, { "..old/a.chart.yaml": after });
    const { code, stdout } = await runCli(["breaking", "--against", "HEAD"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("(HEAD:..old/a.chart.yaml:14:7)");
  });

  it("asks the repository that it is in, though a hook of another one has run it", async () => {
    const cwd = makeRepository({ "specs/a.chart.yaml": before });
    writeFiles(cwd, { "specs/a.chart.yaml": after });
    const other = makeRepository({ "specs/a.chart.yaml": after });
    const env = {
      GIT_DIR: join(other, ".git"),
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: join(other, ".git/index"),
    };
    const { code, stdout } = await runCli(["breaking", "--against", "HEAD"], { cwd, env });
    expect(code).toBe(1);
    expect(stdout).toContain("(HEAD:specs/a.chart.yaml:14:7)");
  });

  it.each([
    ["a revision that does not exist", ["--against", "nope"], /^error: nope is neither a path nor a revision/u],
    ["a revision that looks like a flag", ["--against=--help"], /^error: --help is neither a path nor a revision/u],
    ["a revision that looks like git's flag", ["--against=--all"], /^error: --all is neither a path nor a revision/u],
    ["what is no commit", ["--against", "HEAD:specs"], /^error: HEAD:specs is neither a path nor a revision/u],
    ["a name too long for a path", ["--against", "x".repeat(300)], /^error: x+ is neither a path nor a revision/u],
    ["two lines", ["--against", "HEAD\nHEAD"], /^error: HEAD.* is neither a path nor a revision/u],
    ["nothing", ["--against", ""], /^error: --against is empty: /u],
    ["no old side", [], /^error: --against must be given: /u],
    ["a folder without specs", ["--against", "empty"], /^error: The folder empty has no file \*\.chart\.yaml\.\n$/u],
    [
      "a folder without that protocol",
      ["specs", "--against", "other"],
      /^error: other has no old version of specs\/a\.chart\.yaml: /u,
    ],
    ["a revision without specs", ["--against", "v1"], /^error: v1 has no old version of specs\/a\.chart\.yaml: /u],
    [
      "paths that match nothing",
      ["no.chart.yaml", "--against", "HEAD"],
      /^error: Nothing matches no\.chart\.yaml\.\n$/u,
    ],
    ["a depth of none", ["--against", "HEAD", "--depth", "0"], /^error: /u],
  ])("exits with 2 for %s", async (_, argv, sentence) => {
    const cwd = makeRepository({ "read.me": "nothing yet" }, { "specs/a.chart.yaml": before });
    mkdirSync(join(cwd, "empty"));
    writeFiles(cwd, { "other/b.chart.yaml": cleanSpec("other") });
    const { code, stdout, stderr } = await runCli(["breaking", ...argv], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it("exits with 2 where there is no repository, and no git", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": before });
    const outside = await runCli(["breaking", "a.chart.yaml", "--against", "HEAD"], {
      cwd,
      env: { GIT_CEILING_DIRECTORIES: join(cwd, "..") },
    });
    expect(outside.code).toBe(2);
    expect(outside.stderr).toBe(
      "error: There is no path HEAD, and no revision of that name either: this folder is in no git repository.\n",
    );
    const without = await runCli(["breaking", "a.chart.yaml", "--against", "HEAD"], { cwd, env: { PATH: cwd } });
    expect(without.code).toBe(2);
    expect(without.stderr).toMatch(
      /^error: There is no path HEAD, and git, which may know it as a revision, is not installed\.\n$/u,
    );
  });

  it("judges by the severities of the config", async () => {
    const rules = "rules: { unspecified-reception: warning, missing-event: off }\n";
    const deaf = before
      .replace("HELLO: { actions", "HELLO: { target: HEARD, actions")
      .replace("      DONE: {", "      HEARD: { on: { SILENCE: DONE } }\n      DONE: {");
    const cwd = makeScratchFolder({ "chartwright.config.yaml": `version: 1\nspecs: [new.chart.yaml]\n${rules}` });
    writeFiles(cwd, { "old.chart.yaml": before, "new.chart.yaml": deaf });
    const { code, stdout } = await runCli(["breaking", "--against", "old.chart.yaml"], { cwd });
    expect({ code, stdout }).toMatchObject({ code: 0 });
    expect(stdout).toContain(" warning unspecified-reception\n");
  });

  it("exits with 2 where the config has faults", async () => {
    const cwd = makeScratchFolder({ "chartwright.config.yaml": "version: 1\nspec: []\n" });
    expect((await runCli(["breaking", "--against", "HEAD"], { cwd })).code).toBe(2);
  });

  it("answers with one document under --json, and as SARIF", async () => {
    const cwd = makeScratchFolder({ "old.chart.yaml": before, "new.chart.yaml": after });
    const argv = ["breaking", "new.chart.yaml", "--against", "old.chart.yaml"];
    const result = await runCli([...argv, "--json"], { cwd });
    expect(result.code).toBe(1);
    expect(readDocument(result)).toMatchObject({
      command: "breaking",
      specs: ["new.chart.yaml"],
      diagnostics: [{ rule: "unknown-message", file: "new.chart.yaml", related: [{ file: "old.chart.yaml" }] }],
      comparisons: [
        {
          spec: "new.chart.yaml",
          against: "old.chart.yaml",
          pairs: [
            { server: "new", client: "old", counterexamples: [] },
            { server: "old", client: "new", counterexamples: [{ rule: "unknown-message" }] },
          ],
        },
      ],
    });
    const sarif = await runCli([...argv, "--report", "sarif"], { cwd });
    expect(sarif.code).toBe(1);
    expect(sarif.stdout).toContain('"ruleId": "unknown-message"');
  });
});

describe("HANDSHAKE with another AUTH", () => {
  it("breaks what docs/breaking.md shows", async () => {
    const spec = readFileSync("specs/handshake.chart.yaml", "utf8");
    const cwd = makeRepository({ "specs/handshake.chart.yaml": spec });
    const changed = spec.replace("      signature:\n", "      nonce: { type: bytes, max: 32 }\n      signature:\n");
    writeFiles(cwd, { "specs/handshake.chart.yaml": changed });
    const { code, stdout } = await runCli(["breaking", "--against", "v1"], { cwd });
    expect(code).toBe(1);
    const shown = /<!-- nonce -->\s*```text\n([^]*?)```/u.exec(readFileSync("docs/breaking.md", "utf8"))?.[1] ?? "";
    const [finding = "", sequence = ""] = shown.split("\n\n");
    expect(stdout, "docs/breaking.md shows another finding").toContain(finding);
    expect(stdout, "docs/breaking.md shows another sequence").toContain(sequence.trimEnd());
    expect(finding.length * sequence.length).toBeGreaterThan(0);
  });
});
