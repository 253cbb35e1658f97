import { execFileSync, spawn } from "node:child_process";
import { existsSync, lstatSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { readDocument, runCli } from "../support/cli.js";
import { copyProgram } from "./copy-program.js";
import { cleanSpec, faultySpec } from "./greeting-spec.js";
import { makeScratchFolder, readFiles } from "./scratch-folder.js";

const client = [
  "/-------------------\\",
  "| CALLING           |",
  "\\-------------------/",
  "  |",
  "  +-------------+",
  "  | $entry      |",
  "  +-------------+",
  "  |                Send HELLO",
  "  |",
  "  +-------------+                    /-------------------\\",
  "  | SILENCE     |------------------->| DONE              |",
  "  +-------------+                    \\-------------------/",
  "",
  "/-------------------\\",
  "| DONE              |",
  "| final             |",
  "\\-------------------/",
  "",
  "",
].join("\n");

const mermaid = [
  "stateDiagram-v2",
  '    state "WAITING" as s1',
  '    state "DONE" as s2',
  "    s2 --> [*]",
  "    [*] --> s1",
  "    s1 --> s2 : HELLO<br/>SILENCE",
  "",
].join("\n");

describe("chartwright diagram", () => {
  it("exits with 0 and prints the drawing alone", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
    expect(await runCli(["diagram", "a.chart.yaml", "--role", "client"], { cwd })).toEqual({
      code: 0,
      stdout: client,
      stderr: "",
    });
    expect(await runCli(["diagram", "a.chart.yaml", "--format", "mermaid"], { cwd })).toEqual({
      code: 0,
      stdout: mermaid,
      stderr: "",
    });
  });

  it("draws dot, and the SVG that Graphviz makes of it", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
    const dot = await runCli(["diagram", "a.chart.yaml", "--format", "dot"], { cwd });
    expect(dot).toMatchObject({ code: 0, stderr: "" });
    expect(dot.stdout).toContain('WAITING -> DONE [label="  HELLO\\l  SILENCE\\l"]');
    const svg = await runCli(["diagram", "a.chart.yaml", "--format", "svg"], { cwd });
    expect(svg).toMatchObject({ code: 0, stderr: "" });
    expect(svg.stdout).toMatch(/^<svg [^]*>WAITING<[^]*<\/svg>\n$/u);
    const written = await runCli(["diagram", "a.chart.yaml", "--format", "svg", "--output", "a.svg"], { cwd });
    expect(written).toEqual({ code: 0, stdout: "wrote a.svg\n", stderr: "" });
    expect(readFileSync(join(cwd, "a.svg"), "utf8")).toBe(svg.stdout);
  });

  it("exits with 1 and says in a sentence where Graphviz gives up", async () => {
    const program = copyProgram({
      "diagram/svg/draw-svg.js":
        'export async function drawSvg() { return { fault: "memory access out of bounds" }; }\n',
    });
    try {
      const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
      const options = { cwd, program: program.folder };
      const { code, stdout, stderr } = await runCli(["diagram", "a.chart.yaml", "--format", "svg"], options);
      expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
      expect(stdout).toContain("Graphviz cannot lay out the chart of the server: memory access out of bounds.");
      expect(stdout).not.toContain("    at ");
    } finally {
      program.remove();
    }
  });

  it("draws the server as text where nothing else is asked for, as the original chart is drawn", async () => {
    const fold = (drawn: string): readonly string[] =>
      drawn.split("\n").map((line) => line.replace(/ +/gu, " ").trimEnd());
    const cwd = resolve(".");
    const plain = await runCli(["diagram", "specs/filemq.chart.yaml"], { cwd });
    const full = await runCli(["diagram", "specs/filemq.chart.yaml", "--role", "server", "--format", "text"], { cwd });
    expect(full).toEqual(plain);
    expect(fold(plain.stdout)).toEqual(fold(readFileSync("docs/charts/filemq.txt", "utf8")));
  });

  it("draws the derived client, and the server's chart where the client is the same", async () => {
    const derived = cleanSpec().replace(/ {2}client:[^]*/u, "  client: derived\n");
    const same = derived.replace("derived", "same").replace("{ from: client }", "{ from: both }");
    const cwd = makeScratchFolder({ "a.chart.yaml": derived, "b.chart.yaml": same });
    const drawn = await runCli(["diagram", "a.chart.yaml", "--role", "client"], { cwd });
    expect(drawn.stdout).toContain(`| send HELLO  |${"-".repeat(19)}>`);
    const [first, second] = await Promise.all(
      ["server", "client"].map(async (role) => await runCli(["diagram", "b.chart.yaml", "--role", role], { cwd })),
    );
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(second).toEqual(first);
  });

  it("exits with 1 and draws nothing where there is an error, or more warnings than allowed", async () => {
    const config = "version: 1\nspecs: [a.chart.yaml]\nrules: { unreachable-state: warning }\n";
    const cwd = makeScratchFolder({ "a.chart.yaml": faultySpec() });
    const faulty = await runCli(["diagram", "a.chart.yaml", "--output", "a.txt"], { cwd });
    expect(faulty).toMatchObject({ code: 1, stderr: "" });
    expect(faulty.stdout).toMatch(/^a\.chart\.yaml:18:7 error unreachable-state\n[^]*\n1 spec, 1 error\n$/u);
    expect(readdirSync(cwd)).toEqual(["a.chart.yaml"]);
    const warned = makeScratchFolder({ "a.chart.yaml": faultySpec(), "chartwright.config.yaml": config });
    const drawn = await runCli(["diagram", "a.chart.yaml"], { cwd: warned });
    expect(drawn).toMatchObject({ code: 0, stderr: "" });
    expect(drawn.stdout).toMatch(/^\/-+\\\n\| WAITING/u);
    const refused = await runCli(["diagram", "a.chart.yaml", "--max-warnings", "0"], { cwd: warned });
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("Too many warnings");
  });

  it.each([
    ["no spec", ["diagram"], "SPEC must be given. --help shows how."],
    ["a path that is not there", ["diagram", "no.chart.yaml"], "Nothing matches no.chart.yaml."],
    ["several specs", ["diagram", "."], "A diagram is of one spec, and there are 2: name one of them."],
    [
      "a form that is none",
      ["diagram", "a.chart.yaml", "--format", "png"],
      "Expected --format=png to be one of: text, mermaid, dot, svg.",
    ],
    [
      "a role that is none",
      ["diagram", "a.chart.yaml", "--role", "peer"],
      "Expected --role=peer to be one of: server, client.",
    ],
    [
      "an unknown flag",
      ["diagram", "a.chart.yaml", "--outptu", "x"],
      "There is no flag --outptu. Did you mean --output?",
    ],
    ["an empty file name", ["diagram", "a.chart.yaml", "--output", ""], "--output is empty: it needs a value."],
    ["a folder in the way", ["diagram", "a.chart.yaml", "--output", "x"], "Cannot write x: it is a folder."],
    [
      "a missing folder",
      ["diagram", "a.chart.yaml", "--output", "y/a.txt"],
      "Cannot write y/a.txt: there is no folder y.",
    ],
    [
      "a file for a folder",
      ["diagram", "a.chart.yaml", "--output", "x/z/a.txt"],
      "Cannot write x/z/a.txt: a part of the path is a file",
    ],
  ])("exits with 2 on %s, with one sentence, and writes nothing", async (_what, args, sentence) => {
    const files = { "a.chart.yaml": cleanSpec(), "b.chart.yaml": cleanSpec("other"), "x/z": "" };
    const cwd = makeScratchFolder(files);
    const { code, stdout, stderr } = await runCli(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.startsWith(`error: ${sentence}`), stderr).toBe(true);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(readFiles(cwd)).toEqual(files);
  });

  it("exits with 2 on a config with faults", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec(), "chartwright.config.yaml": "version: 9\n" });
    const { code, stdout } = await runCli(["diagram", "a.chart.yaml"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain("chartwright.config.yaml:1:10 error");
  });

  it("exits with 70 on a fault of its own", async () => {
    const program = copyProgram({
      "diagram/draw-diagram.js": 'export function drawDiagram() { throw new Error("boom"); }\n',
    });
    try {
      const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
      const { code, stderr } = await runCli(["diagram", "a.chart.yaml"], { cwd, program: program.folder });
      expect(code).toBe(70);
      expect(stderr).toContain("Error: boom");
    } finally {
      program.remove();
    }
  });

  it("replaces a file, leaves nothing beside it, and says so in a line", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec(), "docs/a.mmd": "old" });
    const args = ["diagram", "a.chart.yaml", "--format", "mermaid", "--output", "docs/a.mmd"];
    expect(await runCli(args, { cwd })).toEqual({ code: 0, stdout: "wrote docs/a.mmd\n", stderr: "" });
    expect(readFiles(cwd)).toEqual({ "a.chart.yaml": cleanSpec(), "docs/a.mmd": mermaid });
  });

  it("writes through a link", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec(), "docs/real.mmd": "old" });
    symlinkSync("docs/real.mmd", join(cwd, "link.mmd"));
    const linked = await runCli(["diagram", "a.chart.yaml", "--format", "mermaid", "--output", "link.mmd"], { cwd });
    expect(linked).toEqual({ code: 0, stdout: "wrote link.mmd\n", stderr: "" });
    expect(lstatSync(join(cwd, "link.mmd")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, "docs/real.mmd"), "utf8")).toBe(mermaid);
  });

  it.skipIf(process.platform === "win32")("writes into a pipe, and does not take its place", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
    const pipe = join(cwd, "pipe");
    execFileSync("sh", ["-c", "mkfifo pipe"], { cwd });
    const reader = spawn("cat", [pipe]);
    try {
      const read = text(reader.stdout);
      const written = await runCli(["diagram", "a.chart.yaml", "--format", "mermaid", "--output", "pipe"], { cwd });
      expect(written).toMatchObject({ code: 0, stderr: "" });
      expect(lstatSync(pipe).isFIFO()).toBe(true);
      expect(await read).toBe(mermaid);
    } finally {
      reader.kill();
    }
  });

  it.each([
    ["drawn", ["a.chart.yaml"], { exitCode: 0, role: "server", format: "text", output: null }],
    ["written", ["a.chart.yaml", "--output", "a.txt"], { exitCode: 0, output: "a.txt", diagram: null }],
    ["faulty", ["b.chart.yaml"], { exitCode: 1, diagnostics: [{ rule: "unreachable-state" }] }],
    ["unusable", ["c.chart.yaml"], { exitCode: 2, error: { kind: "input" } }],
    ["mistyped", ["a.chart.yaml", "--format", "png"], { exitCode: 2, error: { kind: "usage" } }],
  ])("answers --json with one document: %s", async (_what, args, wanted) => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec(), "b.chart.yaml": faultySpec() });
    const result = await runCli(["diagram", ...args, "--json"], { cwd });
    expect(result).toMatchObject({ code: wanted.exitCode, stderr: "" });
    expect(readDocument(result)).toMatchObject({ schemaVersion: 1, command: "diagram", ...wanted });
    expect(existsSync(join(cwd, "a.txt"))).toBe(args.includes("--output"));
  });

  it("has in --json what it prints without", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
    const { diagram } = readDocument(await runCli(["diagram", "a.chart.yaml", "--json"], { cwd }));
    expect(diagram).toBe((await runCli(["diagram", "a.chart.yaml"], { cwd })).stdout);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends at %s, however busy Graphviz is", async (signal) => {
    const busy = copyProgram({
      "diagram/draw-diagram.js": "export function drawDiagram() { console.error('at work'); for (;;); }",
    });
    try {
      const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
      const args = [join(busy.folder, "bin/run.js"), "diagram", "a.chart.yaml", "--format", "svg", "--output", "a.svg"];
      const child = spawn(process.execPath, args, { cwd });
      child.stderr.once("data", () => child.kill(signal));
      expect(
        await new Promise((resolve) =>
          child.on("close", (_code, by) => {
            resolve(by);
          }),
        ),
      ).toBe(signal);
      expect(existsSync(join(cwd, "a.svg"))).toBe(false);
    } finally {
      busy.remove();
    }
  });

  it("is not loaded by check", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
    const load = async (command: string): Promise<string> =>
      (await runCli([command, "a.chart.yaml"], { cwd, env: { NODE_DEBUG: "esm" } })).stderr;
    expect(await load("diagram")).toContain("draw-diagram");
    expect(await load("diagram")).not.toContain("@viz-js");
    expect(await load("check")).not.toContain("draw-diagram");
  });
});
