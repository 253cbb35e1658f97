import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { copyProgram } from "./copy-program.js";
import { readDocument, runCli } from "../support/cli.js";
import { makeScratchFolder, readFiles } from "./scratch-folder.js";
import { cleanSpec, faultySpec } from "./greeting-spec.js";

const config = 'version: 1\nspecs: ["specs/*.chart.yaml"]\n';

describe("chartwright check", () => {
  it("exits with 0 where nothing is found, and writes nothing", async () => {
    const files = { "chartwright.config.yaml": config, "specs/a.chart.yaml": cleanSpec() };
    const cwd = makeScratchFolder(files);
    expect(await runCli(["check"], { cwd })).toEqual({ code: 0, stdout: "1 spec, no findings\n", stderr: "" });
    expect(readFiles(cwd)).toEqual(files);
  });

  it("exits with 1 where there is an error, and shows it with its place", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": faultySpec() });
    const { code, stdout, stderr } = await runCli(["check", "a.chart.yaml"], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("a.chart.yaml:18:7 error unreachable-state\n");
    expect(stdout).toContain("  > 18 |       LOST: { type: final }\n       |       ^^^^");
    expect(stdout).toContain("`chartwright explain unreachable-state`\n");
    expect(stdout.endsWith("\n1 spec, 1 error\n")).toBe(true);
  });

  it("exits with 1 where a spec is no YAML, or no UTF-8", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": "a: [" });
    writeFileSync(join(cwd, "b.chart.yaml"), Buffer.from([0x61, 0xff]));
    const { code, stdout } = await runCli(["check", "."], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("a.chart.yaml:1:");
    expect(stdout).toContain("b.chart.yaml:1:2 error yaml-syntax\n");
  });

  it("exits with 1 where there are more warnings than allowed", async () => {
    const text = `${config}rules: { unreachable-state: warning }\n`;
    const cwd = makeScratchFolder({ "chartwright.config.yaml": text, "specs/a.chart.yaml": faultySpec() });
    expect(await runCli(["check", "--max-warnings", "1"], { cwd })).toMatchObject({ code: 0 });
    const { code, stdout } = await runCli(["check", "--max-warnings=0", "--quiet"], { cwd });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: "1 spec, 1 warning\nToo many warnings: --max-warnings allows 0.\n",
    });
  });

  it("shows both places where two specs have one protocol", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec(), "b.chart.yaml": cleanSpec() });
    const { code, stdout } = await runCli(["check", "*.chart.yaml"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("b.chart.yaml:2:11 error duplicate-protocol\n");
    expect(stdout).toContain("(a.chart.yaml:2:11)\n");
  });

  it("finds the config above, and shows paths from where it runs", async () => {
    const cwd = makeScratchFolder({ "chartwright.config.yaml": config, "specs/a.chart.yaml": faultySpec(), "x/y": "" });
    const { code, stdout } = await runCli(["check"], { cwd: join(cwd, "x") });
    expect(code).toBe(1);
    expect(stdout).toContain("../specs/a.chart.yaml:18:7 error");
  });

  it("does not wait for a pipe that nobody writes to, and reads one that somebody does", async () => {
    const cwd = makeScratchFolder({ "a.yaml": cleanSpec() });
    execFileSync("mkfifo", ["a.chart.yaml"], { cwd });
    expect(await runCli(["check", "a.chart.yaml"], { cwd })).toMatchObject({
      code: 2,
      stderr: "error: Cannot read a.chart.yaml: it is a pipe; give /dev/stdin, or a file.\n",
    });
    const text = execFileSync(
      "bash",
      ["-c", `cat a.yaml | "${process.execPath}" "${process.cwd()}/bin/run.js" check /dev/stdin`],
      { cwd },
    );
    expect(text.toString()).toContain("no findings");
  });

  it.each([
    ["nothing to check", ["check"], "There is no chartwright.config.yaml here or above"],
    ["a path that is not there", ["check", "no.chart.yaml"], "Nothing matches no.chart.yaml."],
    ["an empty path", ["check", ""], "A path is empty"],
    ["a glob that matches nothing", ["check", "no/*.yaml"], "Nothing matches no/*.yaml."],
    ["a folder without specs", ["check", "."], "The folder . has no file *.chart.yaml."],
    ["an unknown flag", ["check", "--quite"], "There is no flag --quite. Did you mean --quiet?"],
    [
      "a flag without its value",
      ["check", "--report"],
      "Flag --report expects one of these values: text, json, sarif, github",
    ],
    [
      "a value that is none",
      ["check", "--report", "xml"],
      "Expected --report=xml to be one of: text, json, sarif, github.",
    ],
    ["a number that is none", ["check", "--max-warnings", "x"], "--max-warnings: Expected an integer"],
    ["an unknown command", ["chek"], 'There is no command "chek". Did you mean check?'],
    ["an argument that is one too many", ["schema", "x"], 'schema takes no argument "x".'],
    ["help as a word", ["help", "check"], "Put --help behind a command: chartwright check --help."],
    [
      "an argument that completion does not take",
      ["autocomplete", "x"],
      "Expected x to be one of: zsh, bash, powershell.",
    ],
    ["a flag that completion does not take", ["autocomplete", "--bogus"], "There is no flag --bogus."],
  ])("exits with 2 on %s, with one sentence", async (_what, args, sentence) => {
    const { code, stdout, stderr } = await runCli(args, { cwd: makeScratchFolder() });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.startsWith(`error: ${sentence}`)).toBe(true);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it("exits with 2 on a link that leads nowhere", async () => {
    const cwd = makeScratchFolder();
    symlinkSync("gone.chart.yaml", join(cwd, "a.chart.yaml"));
    const { code, stderr } = await runCli(["check", "a.chart.yaml"], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "error: a.chart.yaml is a link that leads nowhere.\n" });
  });

  it.each([
    ["-h", "--help"],
    ["-v", "--version"],
  ])("answers %s as %s", async (short, long) => {
    const cwd = makeScratchFolder();
    const answer = await runCli([long], { cwd });
    expect(answer).toMatchObject({ code: 0, stderr: "" });
    expect(await runCli([short], { cwd })).toEqual(answer);
  });

  it("exits with 2 on a path that is no file", async () => {
    const cwd = makeScratchFolder();
    mkdirSync(join(cwd, "specs/a.chart.yaml"), { recursive: true });
    const { code, stderr } = await runCli(["check", "specs"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe("error: Cannot read specs/a.chart.yaml: it is a folder (EISDIR).\n");
  });

  it("exits with 2 on a config with faults, and shows each with its place", async () => {
    const cwd = makeScratchFolder({ "chartwright.config.yaml": "version: 1\nspec: []\nrules: { trap-stat: info }\n" });
    const { code, stdout } = await runCli(["check"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain("chartwright.config.yaml:2:1 error unknown-key\n");
    expect(stdout).toContain('= help: did you mean "specs"?\n');
    expect(stdout).toContain('= help: did you mean "trap-state"?\n');
  });

  it.each([
    ["clean", ["check", "a.chart.yaml"], 0],
    ["faulty", ["check", "b.chart.yaml"], 1],
    ["unusable", ["check", "c.chart.yaml"], 2],
    ["mistyped", ["check", "--jsn"], 2],
  ])("answers --json with one document of one shape: %s", async (_what, args, exitCode) => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec(), "b.chart.yaml": faultySpec() });
    const result = await runCli([...args, "--json"], { cwd });
    expect(result).toMatchObject({ code: exitCode, stderr: "" });
    const { error, ...document } = readDocument(result);
    expect(Object.keys(document)).toEqual(["schemaVersion", "command", "exitCode", "specs", "summary", "diagnostics"]);
    expect(document).toMatchObject({ schemaVersion: 1, command: "check", exitCode });
    expect(error !== undefined).toBe(exitCode === 2);
    expect(result.stdout).not.toContain("PATH");
  });

  it("colours as NO_COLOR and FORCE_COLOR say", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": faultySpec() });
    const show = async (env: Readonly<Record<string, string>>): Promise<string> =>
      (await runCli(["check", "a.chart.yaml"], { cwd, env })).stdout;
    expect(await show({})).not.toContain("\u001B");
    expect(await show({ FORCE_COLOR: "1" })).toContain("\u001B[31m");
    expect(await show({ FORCE_COLOR: "0" })).not.toContain("\u001B");
    expect(await show({ NO_COLOR: "1" })).not.toContain("\u001B");
  });

  it("outlives a reader that goes away", async () => {
    const lost = Array.from({ length: 500 }, (_, index) => `LOST${String(index)}`);
    const cwd = makeScratchFolder({ "a.chart.yaml": faultySpec(...lost) });
    const bin = fileURLToPath(new URL("../../bin/run.js", import.meta.url));
    const child = spawn(process.execPath, [bin, "check", "a.chart.yaml"], { cwd });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  });

  it.runIf(existsSync("/dev/full"))("exits with 2 where its answer cannot be written, with one sentence", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
    const bin = fileURLToPath(new URL("../../bin/run.js", import.meta.url));
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [bin, "check", "a.chart.yaml"], { cwd, stdio: ["ignore", full, "pipe"] });
    let stderr = "";
    child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => child.on("close", resolve));
    closeSync(full);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: The answer cannot be written: .+\n$/u);
  });

  it("exits with 70 on a fault of its own, with the stack and where to report it", async () => {
    const program = copyProgram({ "analyze.js": 'export function analyze() { throw new Error("boom"); }\n' });
    try {
      const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
      const shown = await runCli(["check", "a.chart.yaml"], { cwd, program: program.folder });
      expect(shown).toMatchObject({ code: 70, stdout: "" });
      expect(shown.stderr).toMatch(/Please report it[^]*Error: boom\n\s+at analyze/u);
      const told = await runCli(["check", "a.chart.yaml", "--json"], { cwd, program: program.folder });
      expect(told).toMatchObject({ code: 70, stderr: "" });
      expect(readDocument(told)).toMatchObject({ exitCode: 70, error: { kind: "bug" }, diagnostics: [] });
    } finally {
      program.remove();
    }
  });

  it("loads neither ts-morph nor Handlebars nor Prettier", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
    const trace = await runCli(["check", "a.chart.yaml"], { cwd, env: { NODE_DEBUG: "esm,module" } });
    expect(trace.stderr).toContain("@oclif/core");
    expect(trace.stderr).not.toMatch(/node_modules\/(?:ts-morph|handlebars|prettier)\//u);
  });
});
