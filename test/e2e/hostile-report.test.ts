import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyProgram, quickEmitter, type ProgramCopy } from "../commands/copy-program.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";
import { readCommands } from "../report/runner.js";
import { readDocument, runCli, type CliResult } from "../support/cli.js";

/** What a terminal, a log or the CI that reads it would obey. */
const orders: readonly string[] = [
  ...[
    "\u001b[2J\u001b[1;1H",
    "\u001b]8;;http://example.test\u0007here\u001b]8;;\u0007",
    "\u009b31m",
    "\u0007\b\b\b",
    "\u0000",
  ],
  ...[
    "\n::error file=a.ts::forged",
    "\r::error::forged",
    "::error::forged",
    "  ::warning::forged",
    "::stop-commands::forged",
  ],
  ...[
    "##[error]forged",
    "##vso[task.complete]forged",
    "%0A::error::forged",
    "\u2028::error::forged",
    "\u0085::error::forged",
  ],
  ...["\u202eforged\u202c", "\u2066forged", "\u200bforged", "\ufeffforged", "\u{e0001}forged", "\tforged", "\u00ad"],
];

const reports = ["text", "json", "sarif", "github"] as const;
const flagOf = (report: string): string => `--report=${report}`;

/** Holds what a run prints to what a log can stand; gives what the CI takes for commands. */
function expectSafe({ code, stdout, stderr }: CliResult, codes: readonly number[]): readonly string[] {
  expect(codes).toContain(code);
  for (const text of [stdout, stderr]) {
    expect(text.replace(/[\n\u200c\u200d]/gu, "")).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u);
    expect(text).not.toMatch(/^ {4}at /mu);
  }
  return readCommands(`${stdout}\n${stderr}`).map(({ name }) => name);
}

/** A spec as JSON, in which each order is a name that nothing declares, and one that is declared. */
function writeHostileSpec(): string {
  const targets = orders.map((order, index) => [`M${index}`, `no ${order}`] as const);
  const spec = {
    chartwright: 1,
    protocol: "hostile",
    codec: "json",
    messages: Object.fromEntries(
      [...targets.map(([name]) => name), ...orders.map((order) => `m ${order}`)].map((name) => [
        name,
        { from: "client" },
      ]),
    ),
    roles: {
      server: {
        initial: "S",
        states: {
          S: { on: Object.fromEntries(targets) },
          ...Object.fromEntries(orders.map((order) => [`s ${order}`, {}])),
        },
      },
      client: "derived",
    },
  };
  return JSON.stringify(spec, null, 1).replace(/[\x7f-\x9f]/gu, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`);
}

describe("what a spec says", () => {
  it.each(reports)("orders nothing in a report as %s", async (report) => {
    const cwd = makeScratchFolder({ "a.chart.yaml": writeHostileSpec() });
    const result = await runCli(["check", "a.chart.yaml", flagOf(report)], { cwd });
    const commands = expectSafe(result, [1]);
    if (report !== "github") expect(commands).toEqual([]);
    else
      expect(commands).toEqual(
        result.stdout
          .trimEnd()
          .split("\n")
          .map(() => "error"),
      );
    expect(result.stdout).toContain("forged");
  });

  it("orders nothing beside the annotations that a runner gets", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": writeHostileSpec() });
    const text = await runCli(["check", "a.chart.yaml"], { cwd });
    const both = await runCli(["check", "a.chart.yaml"], { cwd, env: { GITHUB_ACTIONS: "true" } });
    expect(new Set(expectSafe(both, [1]))).toEqual(new Set(["error"]));
    const lines = both.stdout.split("\n").filter((line) => !line.startsWith("::error "));
    expect(lines).toEqual(text.stdout.split("\n"));
  });

  it.each(["text", "json"])("is shown as it is written, but for what cannot be seen, as %s", async (report) => {
    const line = `title: ${orders.join("").replace(/[\n\r]/gu, "")}`;
    const cwd = makeScratchFolder({ "a.chart.yaml": `chartwright: 1\n${line}\nprotocol: 1\n` });
    expect(expectSafe(await runCli(["check", "a.chart.yaml", flagOf(report)], { cwd }), [1])).toEqual([]);
  });
});

describe("the name of a file", () => {
  const hostileNames = [
    "a\n::error::forged",
    "\u001b[2Jb",
    "\u202ec",
    "d::error::e",
    "%0A::error::f",
    "##[error]g",
    " h",
    "$(touch i)",
  ];

  it.each(["json", "github"] as const)("orders nothing in a report as %s", async (report) => {
    const files = hostileNames.map((name) => [`${name}.chart.yaml`, "chartwright: 1\n"] as const);
    const cwd = makeScratchFolder(Object.fromEntries(files));
    const result = await runCli(["check", ".", flagOf(report)], { cwd });
    const commands = expectSafe(result, [1]);
    expect(new Set(commands)).toEqual(new Set(report === "github" ? ["error"] : []));
    if (report === "json") expect(readDocument(result).specs).toHaveLength(files.length);
  });

  it("may be missing, whatever it says", async () => {
    const cwd = makeScratchFolder();
    const missing = orders.filter((order) => !order.includes("\u0000")).map((order) => `${order}.chart.yaml`);
    const result = await runCli(["check", "--", ...missing], { cwd });
    expect(expectSafe(result, [2])).toEqual([]);
  });

  it("need not be UTF-8", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": "chartwright: 1\n" });
    writeFileSync(
      Buffer.concat([Buffer.from(`${cwd}/b`), Buffer.from([0xff, 0xfe]), Buffer.from(".chart.yaml")]),
      "chartwright: 1\n",
    );
    expect(expectSafe(await runCli(["check", "."], { cwd }), [1, 2])).toEqual([]);
  });
});

describe("the command line", () => {
  it.each([["--\u001b[2J::error::forged"], ["\u001b[2J\n::error::forged"], ["check", "--report=\n::error::forged"]])(
    "may say %j",
    async (...args) => {
      const result = await runCli(args, { cwd: makeScratchFolder() });
      expect(expectSafe(result, [2])).toEqual([]);
      expect(result.stderr).not.toBe("");
    },
  );
});

describe("a config", () => {
  const target = (part: object): string =>
    JSON.stringify({ version: 1, specs: ["a.chart.yaml"], targets: [{ out: "out", ...part }] });
  const configs: Readonly<Record<string, string>> = {
    "keys and values that order": JSON.stringify(Object.fromEntries(orders.map((order) => [`k${order}`, order]))),
    "rules that order": JSON.stringify({
      version: 1,
      rules: Object.fromEntries(orders.map((order) => [order, order])),
    }),
    "a target that orders": target({ out: "\u001b[2J\n::error::forged", name: orders.join(" "), emit: orders }),
    "a folder that no disk can have": target({ out: "a\u0000\u001b[2Jb" }),
    "keys of every object": '{ "version": 1, "__proto__": { "specs": ["x"] }, "constructor": 1, "toString": 2 }',
    "another language": "\u0000\u0001\u0002",
  };

  it.each(Object.entries(configs))("may have %s", async (_, config) => {
    const cwd = makeScratchFolder({ "w/chartwright.config.yaml": config, "w/a.chart.yaml": "chartwright: 1\n" });
    const result = await runCli(["generate"], { cwd: join(cwd, "w") });
    expect(expectSafe(result, [1, 2])).toEqual([]);
    expect(result.stdout + result.stderr).not.toBe("");
  });
});

describe("a manifest", () => {
  const hash = `sha256:${"0".repeat(64)}`;
  const manifests: Readonly<Record<string, string>> = {
    "keys of every object": `{"__proto__": {"a": 1}, "constructor": "${hash}"}`,
    "paths that lead out": `{"../../x": "${hash}", "/etc/passwd": "${hash}"}`,
    "paths that order": JSON.stringify(Object.fromEntries(orders.map((order) => [`a${order}`, order]))),
    "a list": "[]",
    nothing: "",
    "too deep a list": "[".repeat(1_000_000),
    "a hundred megabytes": `{"a.ts": "${hash}${"x".repeat(100 * 1024 * 1024)}"}`,
  };
  const spec = `chartwright: 1
protocol: tiny
codec: json
roles: { server: { initial: A, states: { A: { type: final } } }, client: derived }
`;

  let program: ProgramCopy | null = null;

  beforeAll(() => {
    program = copyProgram({ "emit/emit.js": quickEmitter });
  });

  afterAll(() => program?.remove());

  it.each(Object.entries(manifests))("may hold %s", async (_, manifest) => {
    const cwd = makeScratchFolder({ "a.chart.yaml": spec });
    mkdirSync(join(cwd, "generated"));
    writeFileSync(join(cwd, "generated/chartwright.manifest.json"), manifest);
    const result = await runCli(["generate", "--check", "a.chart.yaml"], { cwd, program: program?.folder ?? "" });
    expect(expectSafe(result, [2])).toEqual([]);
    expect(result.stderr).toContain("chartwright.manifest.json");
  });
});
