import { existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCommands } from "../report/runner.js";
import { readSarif } from "../report/sarif-schema.js";
import { readDocument, runCli } from "../support/cli.js";
import { cleanSpec, faultySpec } from "./greeting-spec.js";
import { makeScratchFolder, readFiles } from "./scratch-folder.js";

const specs = { "a.chart.yaml": cleanSpec(), "b.chart.yaml": faultySpec() };
const warned = {
  "a.chart.yaml": faultySpec(),
  "chartwright.config.yaml": "version: 1\nspecs: [a.chart.yaml]\nrules: { unreachable-state: warning }\n",
};

describe("--report", () => {
  it.each(["check", "diagram"])("gives the findings of %s as SARIF", async (command) => {
    const cwd = makeScratchFolder(specs);
    const { code, stdout, stderr } = await runCli([command, "b.chart.yaml", "--report", "sarif"], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(readSarif(stdout).results).toMatchObject([{ ruleId: "unreachable-state", level: "error" }]);
  });

  it.each(["check", "generate"])("gives the findings of %s as annotations", async (command) => {
    const cwd = makeScratchFolder(specs);
    const { code, stdout, stderr } = await runCli([command, "b.chart.yaml", "--report=github"], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(
      /^::error file=b\.chart\.yaml,line=18,col=7,endLine=18,endColumn=11,title=unreachable-state::State "LOST" .+\n$/u,
    );
  });

  it.each([
    ["--json", "--report", "sarif"],
    ["--report=text", "--json"],
  ])("exits with 2 where two flags ask for two forms: %s %s", async (...flags) => {
    const cwd = makeScratchFolder(specs);
    const result = await runCli(["generate", "a.chart.yaml", ...flags], { cwd });
    expect(result).toMatchObject({ code: 2, stderr: "" });
    expect(readDocument(result)).toMatchObject({
      error: { kind: "usage", message: /^--json and --report \w+ ask for/u },
    });
    expect(readFiles(cwd)).toEqual(specs);
  });

  it("is what --json is short for", async () => {
    const cwd = makeScratchFolder(specs);
    const short = await runCli(["check", "b.chart.yaml", "--json"], { cwd });
    expect(await runCli(["check", "b.chart.yaml", "--report=json", "--json"], { cwd })).toEqual(short);
  });

  it("is text or JSON where a command has no findings", async () => {
    const { code, stdout, stderr } = await runCli(["explain", "--report=github"], { cwd: makeScratchFolder() });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(stdout).toBe("::error title=chartwright explain::Expected --report=github to be one of: text, json.\n");
  });

  it("names files from the root of the checkout where it is read beside the code", async () => {
    const root = makeScratchFolder({ "server/x y/b.chart.yaml": faultySpec() });
    mkdirSync(join(root, ".git"));
    const cwd = join(root, "server");
    const sarif = await runCli(["check", "x y", "--report", "sarif"], { cwd });
    expect(readSarif(sarif.stdout).artifacts).toMatchObject([{ location: { uri: "server/x%20y/b.chart.yaml" } }]);
    expect(sarif.stdout).not.toContain(root);
    const github = await runCli(["check", "x y", "--report", "github"], { cwd });
    expect(readCommands(github.stdout)).toMatchObject([{ properties: { file: "server/x y/b.chart.yaml" } }]);
  });
});

describe("--output-file", () => {
  it("takes the report, whole or not at all, and stdout nothing", async () => {
    const cwd = makeScratchFolder({ ...specs, "out/report": "old" });
    const args = ["check", ".", "--report", "sarif"];
    const shown = await runCli(args, { cwd });
    const old = statSync(join(cwd, "out/report")).ino;
    expect(await runCli([...args, "--output-file", "out/report"], { cwd })).toEqual({
      code: 1,
      stdout: "",
      stderr: "",
    });
    expect(readFiles(cwd)).toEqual({ ...specs, "out/report": shown.stdout });
    expect(statSync(join(cwd, "out/report")).ino).not.toBe(old); // A new file took its place.
  });

  it("makes the folders that it needs, and follows a link", async () => {
    const cwd = makeScratchFolder({ ...specs, "real.json": "old" });
    symlinkSync("real.json", join(cwd, "link.json"));
    await runCli(["check", "a.chart.yaml", "--json", "--output-file=link.json"], { cwd });
    expect(lstatSync(join(cwd, "link.json")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, "real.json"), "utf8")).toContain('"command": "check"');
    await runCli(["explain", "trap-state", "--output-file=a/b/c.txt"], { cwd, env: { FORCE_COLOR: "1" } });
    expect(readFileSync(join(cwd, "a/b/c.txt"), "utf8")).toMatch(/^trap-state \(error\)\n/u);
  });

  it.each([
    ["a folder", "out", "Cannot write out: it is a folder."],
    ["below a file", "a.chart.yaml/x.json", "Cannot write a.chart.yaml/x.json: a part of the path is a file"],
    ["nowhere", "", "--output-file: the name of the file is empty."],
    ["a spec", "a.chart.yaml", "--output-file: a.chart.yaml is a spec: a report may not take its place."],
  ])("exits with 2 where it is %s, with one sentence, and writes nothing", async (_what, path, sentence) => {
    const files = { ...specs, "out/x": "" };
    const cwd = makeScratchFolder(files);
    const { code, stdout, stderr } = await runCli(["check", "b.chart.yaml", `--output-file=${path}`], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.startsWith(`error: ${sentence}`), stderr).toBe(true);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(readFiles(cwd)).toEqual(files);
  });

  it.runIf(existsSync("/dev/full"))("exits with 2 where the disk is full", async () => {
    const cwd = makeScratchFolder(specs);
    const { code, stderr } = await runCli(["check", "a.chart.yaml", "--json", "--output-file=/dev/full"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: Cannot write \S+full: no space is left on the disk \(ENOSPC\)\.\n$/u);
  });

  it("takes what is told of a failure too, and stderr as well", async () => {
    const cwd = makeScratchFolder();
    const told = "error: Nothing matches no.chart.yaml.\n";
    const args = ["check", "no.chart.yaml", "--output-file", "report"];
    expect(await runCli(args, { cwd })).toEqual({ code: 2, stdout: "", stderr: told });
    expect(readFiles(cwd)).toEqual({ report: told });
    expect(await runCli([...args, "--report", "sarif"], { cwd })).toEqual({ code: 2, stdout: "", stderr: told });
    expect(readSarif(readFiles(cwd).report ?? "").invocations).toMatchObject([{ executionSuccessful: false }]);
  });

  it("is not where a drawing goes", async () => {
    const cwd = makeScratchFolder(specs);
    const args = ["diagram", "a.chart.yaml", "--output", "x", "--output-file", "./x"];
    const { code, stderr } = await runCli(args, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("--output and --output-file name one file");
  });
});

describe("GITHUB_ACTIONS", () => {
  const env = { GITHUB_ACTIONS: "true" };

  it("adds annotations to text on stdout", async () => {
    const { stdout } = await runCli(["check", "b.chart.yaml"], { cwd: makeScratchFolder(specs), env });
    expect(stdout).toMatch(
      /^b\.chart\.yaml:18:7 error [^]*\n1 spec, 1 error\n::error file=b\.chart\.yaml,line=18,.+\n$/u,
    );
  });

  it("adds an annotation to what is told of a failure", async () => {
    expect(await runCli(["check", "no.chart.yaml"], { cwd: makeScratchFolder(), env })).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: Nothing matches no.chart.yaml.\n::error title=chartwright check::Nothing matches no.chart.yaml.\n",
    });
  });

  it("adds nothing to a drawing", async () => {
    const { code, stdout } = await runCli(["diagram", "a.chart.yaml"], { cwd: makeScratchFolder(warned), env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\/-+\\\n[^]*\n$/u);
    expect(readCommands(stdout)).toEqual([]);
  });

  it("obeys nothing that a file's name or its text says", async () => {
    const name = "::stop-commands::x\n::error::y.chart.yaml";
    const cwd = makeScratchFolder({ [name]: `${faultySpec()}# ##[stop-commands]z\n"::error::z": [` });
    const { stdout, stderr } = await runCli(["check", name, "##[error]no.chart.yaml"], { cwd, env });
    const missing = await runCli(["check", name], { cwd, env });
    for (const command of [...readCommands(stdout), ...readCommands(stderr), ...readCommands(missing.stdout)]) {
      expect(command).toMatchObject({ name: "error", properties: { title: /^(?:chartwright check|yaml-syntax)$/u } });
    }
    expect(readCommands(missing.stdout)).not.toEqual([]);
    expect(readCommands(stderr)).toHaveLength(1);
  });
});
