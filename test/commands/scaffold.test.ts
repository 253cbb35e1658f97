import { spawnSync } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument, runCli, type CliResult } from "../support/cli.js";
import { copyProgram } from "./copy-program.js";
import { cleanSpec, faultySpec } from "./greeting-spec.js";
import { makeScratchFolder, readFiles } from "./scratch-folder.js";

function loginSpec(...actions: readonly string[]): string {
  return [
    "chartwright: 1",
    "protocol: login",
    "codec: json",
    "messages:",
    "  HELLO: { from: client, fields: { name: string } }",
    "  WELCOME: { from: server, fields: { text: string } }",
    "roles:",
    "  server:",
    "    initial: WAITING",
    "    events: { SILENCE: { kind: timer, after: 30s } }",
    "    states:",
    "      WAITING:",
    "        on:",
    `          HELLO: { target: DONE, actions: [${[...actions, "{ send: WELCOME }"].join(", ")}] }`,
    "          SILENCE: DONE",
    '          "*": DONE',
    "      DONE: { type: final }",
    "  client: derived",
    "",
  ].join("\n");
}

const config = 'version: 1\nspecs: ["specs/*.chart.yaml"]\ntargets: [{ name: own, out: src/generated }]\n';
const project = {
  "specs/login.chart.yaml": loginSpec("note name"),
  "chartwright.config.yaml": config,
  "src/main.ts": "",
};
const login = "specs/login.chart.yaml";

async function scaffold(cwd: string, ...flags: readonly string[]): Promise<CliResult> {
  return await runCli(["scaffold", login, ...flags], { cwd });
}

function read(cwd: string, file: string): string {
  return readFileSync(join(cwd, file), "utf8");
}

describe("chartwright scaffold", () => {
  it("exits with 0, writes a file that compiles, and then adds what is new", async () => {
    const cwd = makeScratchFolder({ ...project, "package.json": '{ "type": "module" }' });
    const { code, stdout } = await scaffold(cwd);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        "created src/login.server.ts: 2 handlers to write\n" +
        "Next: `chartwright generate`, since src/generated/login/server.ts is not what the spec emits.\n" +
        "1 spec, no findings\n",
    });
    await runCli(["generate"], { cwd });
    expect(compile(cwd, "src/login.server.ts")).toBe("");
    const written = read(cwd, "src/login.server.ts").replace(
      /\(_session, event\) => \{\n.*\n {2}\}/u,
      "() => undefined",
    );
    writeFileSync(join(cwd, "src/login.server.ts"), written);
    writeFileSync(join(cwd, login), loginSpec("note name", "ring bell"));
    const second = await scaffold(cwd);
    expect(second.stdout).toMatch(
      /^extended src\/login\.server\.ts by 1 handler: ringBell\nNext: `chartwright generate`/u,
    );
    expect(read(cwd, "src/login.server.ts").startsWith(written.replace(/\};\n$/u, ""))).toBe(true);
    await runCli(["generate"], { cwd });
    expect(compile(cwd, "src/login.server.ts")).toBe("");
  });

  it("exits with 0 and touches nothing where nothing is missing", async () => {
    const cwd = makeScratchFolder(project);
    await scaffold(cwd);
    await runCli(["generate"], { cwd });
    const stat = (): readonly bigint[] => {
      const { ino, mtimeNs, ctimeNs } = statSync(join(cwd, "src/login.server.ts"), { bigint: true });
      return [ino, mtimeNs, ctimeNs];
    };
    const before = stat();
    expect(await scaffold(cwd)).toEqual({
      code: 0,
      stdout:
        "src/login.server.ts has each handler that the server asks for: there is nothing to do.\n1 spec, no findings\n",
      stderr: "",
    });
    expect(stat()).toEqual(before);
  });

  it("exits with 0 where a role asks for nothing, and writes nothing", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": cleanSpec() });
    const { code, stdout } = await runCli(["scaffold", "a.chart.yaml"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("The server asks for no handlers: there is nothing to do.");
    expect(Object.keys(readFiles(cwd))).toEqual(["a.chart.yaml"]);
  });

  it("reports a handler that the spec has no more, and leaves it where it is", async () => {
    const cwd = makeScratchFolder(project);
    await scaffold(cwd);
    const before = read(cwd, "src/login.server.ts").replace("noteName: (", "noteNames: (");
    writeFileSync(join(cwd, "src/login.server.ts"), before);
    const refused = await scaffold(cwd, "--max-warnings", "0");
    expect(refused.code).toBe(1);
    expect(read(cwd, "src/login.server.ts")).toBe(before);
    const { code, stdout } = await scaffold(cwd);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^src\/login\.server\.ts:\d+:3 warning leftover-handler\n/u);
    expect(stdout).toContain('was it renamed to "noteName"?');
    expect(read(cwd, "src/login.server.ts")).toContain("noteNames: (");
  });

  it("exits with 1 on a spec with an error, and writes nothing", async () => {
    const files = { "a.chart.yaml": faultySpec() };
    const cwd = makeScratchFolder(files);
    const { code, stdout } = await runCli(["scaffold", "a.chart.yaml"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.chart\.yaml:18:7 error unreachable-state\n/u);
    expect(readFiles(cwd)).toEqual(files);
  });

  it.each([
    ["that does not parse", "const a = ;\n", "src/login.server.ts:1:11 error typescript-syntax"],
    ["without handlers", "export {};\n", "src/login.server.ts:1:1 error no-handlers-object"],
    [
      "with handlers twice",
      "const a: LoginServerHandlers = {};\nconst b: LoginServerHandlers = {};\n",
      "src/login.server.ts:1:32 error several-handlers-objects",
    ],
  ])("exits with 1 on a file %s, and leaves it as it is", async (_what, text, place) => {
    const files = { ...project, "src/login.server.ts": text };
    const cwd = makeScratchFolder(files);
    const { code, stdout, stderr } = await scaffold(cwd);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout.split("\n")[0]).toBe(place);
    expect(stdout).toContain("\nNothing was written.\n");
    expect(readFiles(cwd)).toEqual(files);
  });

  it.each([
    ["no spec", ["scaffold"], "SPEC must be given. --help shows how."],
    ["a spec that is not there", ["scaffold", "no.chart.yaml"], "Nothing matches no.chart.yaml."],
    ["several specs", ["scaffold", "specs"], "Handlers are of one spec, and there are 2: name one of them."],
    [
      "a role that is none",
      ["scaffold", login, "--role", "peer"],
      "Expected --role=peer to be one of: server, client.",
    ],
    ["an unknown flag", ["scaffold", login, "--outptu", "x.ts"], "There is no flag --outptu. Did you mean --output?"],
    ["an empty file name", ["scaffold", login, "--output", ""], "--output is empty: it needs a value."],
    ["a folder in the way", ["scaffold", login, "--output", "src/x.ts"], "Cannot write src/x.ts: it is a folder."],
    [
      "a name that is no TypeScript's",
      ["scaffold", login, "--output", "src/x.js"],
      "Handlers are TypeScript: src/x.js has to end with .ts, .mts or .tsx.",
    ],
    [
      "a name of declarations alone",
      ["scaffold", login, "--output", "src/x.d.ts"],
      "Handlers are TypeScript: src/x.d.ts has to end with .ts, .mts or .tsx.",
    ],
    ["a missing folder", ["scaffold", login, "--output", "y/a.ts"], "Cannot write y/a.ts: there is no folder y."],
    [
      "the folder of emitted files",
      ["scaffold", login, "--output", "src/generated/login/a.ts"],
      "src/generated/login/a.ts lies in src/generated, where only emitted files belong",
    ],
    [
      "a target that is none",
      ["scaffold", login, "--target", "onw"],
      'The config has no target "onw". Did you mean "own"?',
    ],
    [
      "a role that no target emits",
      ["scaffold", login, "--role", "client", "--target", "web"],
      "No target emits the client of specs/login.chart.yaml: add it to `emit` of one.",
    ],
    [
      "a role that several targets emit",
      ["scaffold", login],
      "Several targets emit the server of specs/login.chart.yaml: choose the one to import from with --target or --out.",
    ],
    [
      "a file that is not UTF-8",
      ["scaffold", login, "--target", "own", "--output", "src/latin.ts"],
      "Cannot read src/latin.ts: it is not UTF-8.",
    ],
    [
      "a link to nowhere",
      ["scaffold", login, "--target", "own", "--output", "src/lost.ts"],
      "src/lost.ts is a link that leads nowhere.",
    ],
    [
      "a link out of the project",
      ["scaffold", login, "--target", "own", "--output", "src/out.ts"],
      "src/out.ts is a link out of the project: name",
    ],
    [
      "a file that is read-only",
      ["scaffold", login, "--target", "own", "--output", "src/fixed.ts"],
      "Cannot write src/fixed.ts: it is read-only.",
    ],
  ])("exits with 2 on %s, with one sentence, and writes nothing", async (_what, args, sentence) => {
    const outside = makeScratchFolder({ "out.ts": "" });
    const own = config.replace("out: src/generated }", "out: src/generated }, { name: web, out: web, emit: [server] }");
    const fixed = "const a: LoginServerHandlers = {};\n";
    const files = {
      ...project,
      "chartwright.config.yaml": own,
      "specs/b.chart.yaml": cleanSpec(),
      "src/fixed.ts": fixed,
    };
    const cwd = makeScratchFolder(files);
    mkdirSync(join(cwd, "src/x.ts"));
    chmodSync(join(cwd, "src/fixed.ts"), 0o444);
    writeFileSync(join(cwd, "src/latin.ts"), Buffer.from([0x2f, 0x2f, 0xe4]));
    symlinkSync("nowhere.ts", join(cwd, "src/lost.ts"));
    symlinkSync(join(outside, "out.ts"), join(cwd, "src/out.ts"));
    const before = readFiles(cwd);
    // Several targets are in the way of all but what is tried of them.
    const chosen = args.length < 3 || args.includes("--target") || args.includes("--role") ? [] : ["--target", "own"];
    const { code, stdout, stderr } = await runCli([...args, ...chosen], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.startsWith(`error: ${sentence}`), stderr).toBe(true);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(readFiles(cwd)).toEqual(before);
    expect(readFiles(outside)).toEqual({ "out.ts": "" });
  });

  it.skipIf(process.platform !== "linux")("exits with 2 where the folder is read-only", ({ skip }) => {
    const cwd = makeScratchFolder(project);
    for (const path of ["", "specs"]) chmodSync(join(cwd, path), 0o755);
    chmodSync(join(cwd, "src"), 0o555);
    // Nothing keeps the superuser from writing.
    const other = process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
    const start = [...other, process.execPath, resolve("bin/run.js")];
    const options = { cwd, encoding: "utf8", env: { ...process.env, HOME: cwd } } as const;
    const run = (...args: readonly string[]): unknown =>
      spawnSync(start[0] ?? "", [...start.slice(1), ...args, login], options);
    skip((run("check") as { readonly status: number }).status !== 0, "no other user can run the program here");
    expect(run("scaffold")).toMatchObject({
      status: 2,
      stderr: "error: Cannot write src/login.server.ts: permission is denied (EACCES).\n",
    });
    expect(readFiles(cwd)).toEqual(project);
  });

  it("exits with 2 where src is a link out of the project, unless that is asked for", async () => {
    const outside = makeScratchFolder({ "deep/main.ts": "" });
    const cwd = makeScratchFolder({ [login]: loginSpec() });
    symlinkSync(outside, join(cwd, "src"));
    const refused = await scaffold(cwd);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toBe(
      "error: Cannot write src/login.server.ts: src leads out of the project; name the file with --output if it belongs there.\n",
    );
    expect(readFiles(outside)).toEqual({ "deep/main.ts": "" });
    expect((await scaffold(cwd, "--output", "src/login.server.ts")).code).toBe(0);
    expect(Object.keys(readFiles(outside))).toEqual(["deep/main.ts", "login.server.ts"]);
    expect((await scaffold(cwd)).code).toBe(0);
  });

  it("takes a src that is a link within the project, and one beside an --out that lies elsewhere", async () => {
    const outside = makeScratchFolder({ "src/main.ts": "" });
    const cwd = makeScratchFolder({ [login]: loginSpec(), "lib/main.ts": "" });
    symlinkSync("lib", join(cwd, "src"));
    expect((await scaffold(cwd)).code).toBe(0);
    expect(Object.keys(readFiles(cwd))).toContain("lib/login.server.ts");
    expect((await scaffold(cwd, "--out", join(outside, "generated"))).code).toBe(0);
    expect(Object.keys(readFiles(outside))).toEqual(["src/login.server.ts", "src/main.ts"]);
  });

  it("exits with 2 where the name is taken that its file has while it is written", async () => {
    const files = { ...project, "src/login.server.ts.chartwright-new": "mine" };
    const cwd = makeScratchFolder(files);
    const { code, stdout, stderr } = await scaffold(cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(
      "error: Cannot write src/login.server.ts: src/login.server.ts.chartwright-new is in the way, which a killed run may " +
        "have left; remove it if it is not yours, and run the command again.\n",
    );
    expect(readFiles(cwd)).toEqual(files);
  });

  it("exits with 2 on a config with faults", async () => {
    const { code, stdout } = await scaffold(
      makeScratchFolder({ ...project, "chartwright.config.yaml": "version: 9\n" }),
    );
    expect(code).toBe(2);
    expect(stdout).toContain("chartwright.config.yaml:1:10 error");
  });

  it("exits with 70 on a fault of its own", async () => {
    const program = copyProgram({
      "scaffold/scaffold-handlers.js": 'export function scaffoldHandlers() { throw new Error("boom"); }\n',
    });
    try {
      const { code, stderr } = await runCli(["scaffold", login], {
        cwd: makeScratchFolder(project),
        program: program.folder,
      });
      expect(code).toBe(70);
      expect(stderr).toContain("Error: boom");
    } finally {
      program.remove();
    }
  });
});

interface Place {
  readonly files?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  readonly file: string;
  readonly folder: string;
}

describe("the file", () => {
  const main = { "src/main.ts": "" };

  it.each([
    ["in src, where there is one", { files: main, file: "src/login.server.ts", folder: "../generated" }],
    ["beside what is emitted, where there is no src", { file: "login.server.ts", folder: "./generated" }],
    [
      "where it is, though there is a src by now",
      { files: { ...main, "login.server.ts": "" }, file: "login.server.ts", folder: "./generated" },
    ],
    [
      "where it is asked for",
      {
        files: { "lib/a/b.ts": "" },
        flags: ["--output", "lib/a/c.mts"],
        file: "lib/a/c.mts",
        folder: "../../generated",
      },
    ],
    [
      "beside another folder of emitted files",
      { flags: ["--out", "web/src/generated"], file: "web/src/login.server.ts", folder: "./generated" },
    ],
    [
      "beside a src that is emitted",
      { files: { "src/runtime.ts": "" }, flags: ["--out", "src"], file: "login.server.ts", folder: "./src" },
    ],
    ["in the project, where that is emitted into", { flags: ["--out", "."], file: "login.server.ts", folder: "." }],
  ])("is %s", async (_what, { files = {}, flags = [], file, folder }: Place) => {
    const cwd = makeScratchFolder({ [login]: loginSpec(), ...files });
    const result = await scaffold(cwd, ...flags);
    expect(result, result.stderr).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout.split(":")[0]).toBe(`created ${file}`);
    expect(read(cwd, file).split("\n")[0]).toBe(
      `import type { LoginServerHandlers } from "${folder}/login/server.js";`,
    );
  });

  it.each(["ts", "none"])("imports as its target does: %s", async (extension) => {
    const cwd = makeScratchFolder(project);
    await scaffold(cwd, "--import-extension", extension);
    expect(read(cwd, "src/login.server.ts").split("\n")[0]).toBe(
      `import type { LoginServerHandlers } from "./generated/login/server${extension === "ts" ? ".ts" : ""}";`,
    );
  });

  it("is the client's where that alone is emitted", async () => {
    const own = config.replace("src/generated", "src/generated, emit: [client]");
    const cwd = makeScratchFolder({ ...project, "chartwright.config.yaml": own });
    expect((await scaffold(cwd)).stdout).toMatch(/^created src\/login\.client\.ts: 1 handler to write\n/u);
  });

  it("keeps its permissions, its line ends, its byte order mark and its temporary neighbour's place", async () => {
    const text = "\uFEFFexport const a: LoginServerHandlers<null> = {\r\n\tnoteName() {}\r\n};\r\n";
    const cwd = makeScratchFolder({ ...project, "src/login.server.ts": text });
    chmodSync(join(cwd, "src/login.server.ts"), 0o750);
    await scaffold(cwd);
    expect(read(cwd, "src/login.server.ts")).toBe(
      "\uFEFFexport const a: LoginServerHandlers<null> = {\r\n\tnoteName() {},\r\n" +
        "\t/** Gives the fields of WELCOME, which is sent next. */\r\n\tbuildWelcome: (_session, event) => {\r\n" +
        "\t\tthrow new Error(`buildWelcome is not written yet: ${event.type}`);\r\n\t}\r\n};\r\n",
    );
    expect(statSync(join(cwd, "src/login.server.ts")).mode & 0o777).toBe(0o750);
    expect(Object.keys(readFiles(join(cwd, "src")))).toEqual(["login.server.ts", "main.ts"]);
  });

  it("is what a link within the project leads to; the link stays", async () => {
    const cwd = makeScratchFolder({ ...project, "lib/real.ts": "const a: LoginServerHandlers = {};\n" });
    symlinkSync("../lib/real.ts", join(cwd, "src/login.server.ts"));
    expect((await scaffold(cwd)).stdout).toMatch(/^extended src\/login\.server\.ts by 2 handlers/u);
    expect(lstatSync(join(cwd, "src/login.server.ts")).isSymbolicLink()).toBe(true);
    expect(read(cwd, "lib/real.ts")).toContain("noteName: (");
  });

  it("is only told of with --dry-run, and shown with --diff", async () => {
    const cwd = makeScratchFolder({ ...project, "src/login.server.ts": "const a: LoginServerHandlers = {\r\n};\r\n" });
    const before = readFiles(cwd);
    const { code, stdout } = await scaffold(cwd, "--dry-run", "--diff");
    expect(code).toBe(0);
    expect(stdout).toContain(
      "to extend src/login.server.ts by 2 handlers: noteName, buildWelcome\n--- a/src/login.server.ts\n",
    );
    expect(stdout).toContain("\n+  noteName: (_session, event) => {\n");
    expect(stdout).not.toMatch(/\n-(?!-)/u);
    expect(stdout).toContain("\nNothing was written.\n");
    expect(readFiles(cwd)).toEqual(before);
  });
});

describe("chartwright scaffold --json", () => {
  it.each([
    ["created", [], { exitCode: 0, file: "src/login.server.ts", change: "create", written: true, role: "server" }],
    ["told of", ["--dry-run"], { exitCode: 0, change: "create", written: false, added: ["noteName", "buildWelcome"] }],
    [
      "refused",
      ["--output", "src/main.ts"],
      { exitCode: 1, diagnostics: [{ rule: "no-handlers-object" }], written: false },
    ],
    ["unusable", ["--target", "no"], { exitCode: 2, error: { kind: "input" } }],
    ["mistyped", ["--role", "peer"], { exitCode: 2, error: { kind: "usage" } }],
  ])("answers with one document: %s", async (_what, flags, wanted) => {
    const cwd = makeScratchFolder({ ...project, "src/main.ts": "export {};\n" });
    const result = await scaffold(cwd, ...flags, "--json");
    expect(result).toMatchObject({ code: wanted.exitCode, stderr: "" });
    expect(readDocument(result)).toMatchObject({ schemaVersion: 1, command: "scaffold", ...wanted });
  });
});

it("is not loaded by check, nor is what it reads TypeScript with", async () => {
  const cwd = makeScratchFolder(project);
  const load = async (command: string): Promise<string> =>
    (await runCli([command, login], { cwd, env: { NODE_DEBUG: "esm" } })).stderr;
  expect(await load("scaffold")).toContain("scaffold-handlers");
  const loaded = await load("check");
  expect(loaded).not.toContain("scaffold-handlers");
  expect(loaded).not.toContain("ts-morph");
});

function compile(cwd: string, file: string): string {
  const flags = ["--strict", "--exactOptionalPropertyTypes", "--noUnusedParameters", "--noUnusedLocals", "--noEmit"];
  const platform = ["--target", "es2022", "--module", "nodenext", "--types", "node"];
  const types = ["--typeRoots", resolve("node_modules/@types")];
  const args = [resolve("node_modules/typescript/bin/tsc"), file, ...flags, ...platform, ...types];
  return spawnSync(process.execPath, args, { cwd, encoding: "utf8" }).stdout;
}
