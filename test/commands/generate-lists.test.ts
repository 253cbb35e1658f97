import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { chooseTask } from "../../generator/project/choose-task.js";
import { readDocument, type CliResult } from "../support/cli.js";
import { readTree } from "../write/tree.js";
import { cleanSpec, faultySpec } from "./greeting-spec.js";
import { stageGenerate } from "./stage-generate.js";
import { makeScratchFolder, readFiles, writeFiles } from "./scratch-folder.js";

const schema = JSON.parse(readFileSync("generator/schema/report-v1.schema.json", "utf8")) as object;
const isValid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

const { generate } = stageGenerate();

const config = [
  "version: 1",
  'specs: ["specs/*.chart.yaml"]',
  "targets: [{ name: own, out: generated }, { name: web, out: ../web, specs: [specs/b.chart.yaml], emit: [client] }]",
  "rules: { unreachable-state: warning }",
  "",
].join("\n");
const project = {
  "server/chartwright.config.yaml": config,
  "server/specs/a.chart.yaml": cleanSpec(),
  "server/specs/b.chart.yaml": faultySpec().replace("greeting", "other"),
};

function lines({ stdout }: CliResult): readonly string[] {
  return stdout.trimEnd().split("\n");
}

describe("chartwright generate --list-inputs", () => {
  it("lists the config and the specs, a path a line, and writes nothing", async () => {
    const root = makeScratchFolder(project);
    const before = readTree(root);
    const listed = await generate(join(root, "server/specs"), "--list-inputs");
    expect(listed).toEqual({ code: 0, stdout: "../chartwright.config.yaml\na.chart.yaml\nb.chart.yaml\n", stderr: "" });
    const narrow = await generate(join(root, "server"), "--list-inputs", "--target", "web", "--json");
    expect(narrow).toMatchObject({ code: 0, stderr: "" });
    expect(readDocument(narrow)).toMatchObject({ inputs: ["chartwright.config.yaml", "specs/b.chart.yaml"] });
    expect(isValid(readDocument(narrow)), JSON.stringify(isValid.errors)).toBe(true);
    expect(readTree(root)).toEqual(before);
  });

  it("needs specs that are there, and no more: whatever is in them", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": "a: [" });
    expect(await generate(cwd, "--list-inputs", "a.chart.yaml")).toMatchObject({ code: 0, stdout: "a.chart.yaml\n" });
    expect(await generate(cwd, "--list-inputs", "no.chart.yaml")).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("chartwright generate --list-outputs", () => {
  it("lists exactly what a run leaves, of every target, and writes nothing", async () => {
    const root = makeScratchFolder(project);
    const cwd = join(root, "server");
    const before = readTree(root);
    const listed = await generate(cwd, "--list-outputs");
    expect(listed).toMatchObject({ code: 0, stderr: "" });
    expect(readTree(root)).toEqual(before);
    await generate(cwd);
    const left = Object.keys(readFiles(root)).filter((path) => !(path in project));
    expect(lines(listed).map((path) => join("server", path))).toEqual(left.toSorted());
    expect(await generate(cwd, "--list-outputs", "--force")).toEqual(listed);
    const document = readDocument(await generate(cwd, "--list-outputs", "--json"));
    expect(document).toMatchObject({ command: "generate", exitCode: 0, outputs: lines(listed) });
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
    expect(isValid({ ...document, inputs: [] })).toBe(false);
  });

  it("shows the findings and exits with 1 where nothing can be emitted", async () => {
    const root = makeScratchFolder(project);
    writeFiles(root, { "server/chartwright.config.yaml": config.replace("unreachable-state: warning", "") });
    const { code, stdout } = await generate(join(root, "server"), "--list-outputs");
    expect(code).toBe(1);
    expect(stdout).toContain("specs/b.chart.yaml:18:7 error unreachable-state\n");
  });

  it("exits with 2 where two flags ask for two things", async () => {
    const { code, stderr } = await generate(join(makeScratchFolder(project), "server"), "--list-outputs", "--check");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: --check and --list-outputs write nothing, each in its way: leave one of them out.\n",
    });
    const none = { check: false, "dry-run": false, "list-inputs": false, "list-outputs": false };
    expect(chooseTask(none)).toBe("write");
    for (const flag of ["dry-run", "list-inputs", "list-outputs"] as const) {
      expect(chooseTask({ ...none, [flag]: true })).toBe(flag);
      expect(() => chooseTask({ ...none, check: true, [flag]: true })).toThrow(`--check and --${flag} `);
    }
  });
});
