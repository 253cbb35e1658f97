import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unknownMessage } from "../../generator/breaking/rules/unknown-message.js";
import { deadlock } from "../../generator/verify/rules/deadlock.js";
import { readSarif } from "../report/sarif-schema.js";
import { readDocument, runCli, type CliResult } from "../support/cli.js";
import { copyProgram, quickEmitter, type ProgramCopy } from "./copy-program.js";
import { cleanSpec, faultySpec } from "./greeting-spec.js";
import { makeScratchFolder, writeFiles } from "./scratch-folder.js";

const schema = JSON.parse(readFileSync("generator/schema/report-v1.schema.json", "utf8")) as object;
const strictness = { strict: true, strictTypes: false, strictRequired: false } as const;
const isValid = new Ajv2020({ ...strictness, allErrors: true }).compile(schema);

const own = { "a.chart.yaml": cleanSpec() };
const config = 'version: 1\nspecs: ["*.chart.yaml"]\ntargets: [{ name: own, out: generated }]\n';
const emitted = { "generated/runtime.ts": "export {};\n" };

let program: ProgramCopy;
let broken: ProgramCopy;

beforeAll(() => {
  program = copyProgram({ "emit/emit.js": quickEmitter });
  broken = copyProgram({
    "analyze.js": 'export function analyze() { throw new Error("boom"); }\n',
    "commands/explain.js": `
      import { BaseCommand } from "../command-line/base-command.js";
      export default class Explain extends BaseCommand {
        async run() { throw new Error("boom"); }
      }`,
  });
});

afterAll(() => {
  program.remove();
  broken.remove();
});

/** How a command is run beside `own` and other files, and the exit code it comes to; 70 is that of a broken program. */
type Case = readonly [line: string, exitCode: number, files: Readonly<Record<string, string>>];

const faulty = { "b.chart.yaml": faultySpec() };
const old = { "old/a.chart.yaml": cleanSpec().replace("30s", "20s") };
const changed = { "old.chart.yaml": unknownMessage.clean, "new.chart.yaml": unknownMessage.flagged };

const checks: readonly Case[] = [
  ["check .", 0, {}],
  ["check b.chart.yaml", 1, faulty],
  ["check broken.chart.yaml", 1, { "broken.chart.yaml": "a: [" }],
  ["check --quiet", 2, { "chartwright.config.yaml": "version: 1\nspec: []\nrules: 3\n" }],
  ["check no.chart.yaml", 2, {}],
  ["check --max-warnings=x", 2, {}],
  ["check a.chart.yaml", 70, {}],
  ["chek", 2, {}],
  ["--colour", 2, {}],
];

const others: readonly Case[] = [
  ["breaking --against old a.chart.yaml", 0, old],
  ["breaking --against old.chart.yaml new.chart.yaml", 1, changed],
  ["breaking --against old b.chart.yaml", 1, { ...old, ...faulty }],
  ["breaking --against nowhere a.chart.yaml", 2, {}],
  ["breaking --against old a.chart.yaml", 70, old],
  ["diagram a.chart.yaml", 0, {}],
  ["diagram a.chart.yaml --output x", 0, {}],
  ["diagram b.chart.yaml", 1, faulty],
  ["diagram a.chart.yaml --role peer", 2, {}],
  ["diagram a.chart.yaml", 70, {}],
  ["explain", 0, {}],
  ["explain trap", 2, {}],
  ["explain", 70, {}],
  ["generate --dry-run --diff", 0, {}],
  ["generate", 1, faulty],
  ["generate --target no", 2, {}],
  ["generate", 4, emitted],
  ["generate --check", 3, emitted],
  ["generate", 70, {}],
  ["init", 0, {}],
  ["init", 2, { ".github": "a file" }],
  ["scaffold a.chart.yaml --output a.ts", 0, {}],
  ["scaffold b.chart.yaml", 1, faulty],
  ["scaffold a.chart.yaml --role peer", 2, {}],
  ["scaffold a.chart.yaml", 70, {}],
  ["schema", 0, {}],
  ["schema --depth", 2, {}],
  ["verify a.chart.yaml", 0, {}],
  ["verify a.chart.yaml --format promela", 0, {}],
  ["verify a.chart.yaml --format mermaid", 0, {}],
  ["verify b.chart.yaml", 1, faulty],
  ["verify waiting.chart.yaml", 1, { "waiting.chart.yaml": deadlock.flagged }],
  ["verify a.chart.yaml --depth 0", 2, {}],
  ["verify a.chart.yaml", 70, {}],
];

async function runCase([line, exitCode, files]: Case, ...flags: readonly string[]): Promise<CliResult> {
  const configured = line.startsWith("generate") ? { "chartwright.config.yaml": config } : {};
  const cwd = makeScratchFolder({ ...own, ...configured, ...files });
  const { folder } = exitCode === 70 ? broken : program;
  return await runCli([...line.split(" "), ...flags], { cwd, program: folder });
}

describe("report-v1.schema.json", () => {
  it("is tried with every command", () => {
    const commands = readdirSync("generator/commands").map((file) => parse(file).name);
    const tried = new Set([...checks, ...others].map(([line]) => line.split(" ")[0]));
    expect(commands.filter((command) => !tried.has(command))).toEqual([]);
  });

  it.each([...checks, ...others])("describes what `%s --json` answers with exit code %i", async (...given) => {
    const result = await runCase(given, "--json");
    expect(result).toMatchObject({ code: given[1], stderr: "" });
    const document = readDocument(result);
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
    expect(document).toMatchObject({ schemaVersion: 1, exitCode: given[1] });
    expect(isValid({ ...document, other: 1 })).toBe(false);
  });

  it("describes what is answered where files are written, and compared", async () => {
    const cwd = makeScratchFolder({ ...own, "chartwright.config.yaml": config });
    const written = await runCli(["generate", "--json"], { cwd, program: program.folder });
    expect(isValid(readDocument(written)), JSON.stringify(isValid.errors)).toBe(true);
    const same = await runCli(["generate", "--check", "--json"], { cwd, program: program.folder });
    expect(same.code).toBe(0);
    expect(isValid(readDocument(same)), JSON.stringify(isValid.errors)).toBe(true);
    writeFiles(cwd, { "generated/greeting/client.ts": "// @generated by chartwright. DO NOT EDIT.\n" });
    const drifted = await runCli(["generate", "--check", "--json"], { cwd, program: program.folder });
    expect(readDocument(drifted)).toMatchObject({ files: [{ standing: "edited" }] });
    expect(isValid(readDocument(drifted)), JSON.stringify(isValid.errors)).toBe(true);
  });
});

describe("report-v1.schema.json, of handlers,", () => {
  it.each([
    ["where they are written", "", 0],
    ["where they would be", " --dry-run --diff", 0],
    ["where some are added", " --output half.ts --diff", 0],
    ["where nothing can be added", " --output none.ts", 1],
  ])("describes what is answered %s", async (_what, flags, code) => {
    const half = "const a: GreetingClientHandlers<null> = { onBy };\n";
    const greeting = cleanSpec().replace("{ from: client }", "{ from: client, fields: { name: string } }");
    const cwd = makeScratchFolder({ "a.chart.yaml": greeting, "half.ts": half, "none.ts": "export {};\n" });
    const args = `scaffold a.chart.yaml --role client --json${flags}`.split(" ");
    const document = readDocument(await runCli(args, { cwd }));
    expect(document).toMatchObject({ exitCode: code, role: "client", file: expect.stringMatching(/\.ts$/u) as string });
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
  });
});

describe("--report sarif", () => {
  it.each(checks)("is valid SARIF after `%s` with exit code %i", async (...given) => {
    const result = await runCase(given, "--report", "sarif");
    expect(result).toMatchObject({ code: given[1], stderr: "" });
    const { invocations, results, tool } = readSarif(result.stdout);
    expect(invocations).toMatchObject([{ exitCode: given[1], executionSuccessful: given[1] < 2 }]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it("is valid SARIF where a spec is no UTF-8", async () => {
    const cwd = makeScratchFolder();
    writeFileSync(join(cwd, "a.chart.yaml"), Buffer.from([0x61, 0xff]));
    const { code, stdout } = await runCli(["check", ".", "--report", "sarif"], { cwd });
    expect(code).toBe(1);
    expect(readSarif(stdout).results).toMatchObject([{ ruleId: "yaml-syntax", level: "error" }]);
  });
});
