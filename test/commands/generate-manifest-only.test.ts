import { chmodSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../../generator/faults/input-error.js";
import { runGenerate } from "../../generator/project/run-generate.js";
import { readDocument, runCli, type CliResult } from "../support/cli.js";
import { readTree } from "../write/tree.js";
import { copyProgram, quickEmitter, type ProgramCopy } from "./copy-program.js";
import { cleanSpec } from "./greeting-spec.js";
import { makeScratchFolder, readFiles, writeFiles } from "./scratch-folder.js";

let program: ProgramCopy;
let emitted: Readonly<Record<string, string>>;

beforeAll(async () => {
  program = copyProgram({ "emit/emit.js": quickEmitter });
  const cwd = makeScratchFolder({ "specs/a.chart.yaml": cleanSpec() });
  await runCli(["generate", "specs", "--out", "out"], { cwd, program: program.folder });
  emitted = readFiles(join(cwd, "out"));
});

afterAll(() => {
  program.remove();
});

/** Makes a repository that has what was emitted elsewhere, and a config of ours that is not even valid. */
function makeReceiver(changed: Readonly<Record<string, string>> = {}): string {
  const cwd = makeScratchFolder({ "chartwright.config.yaml": "version: 99\n", "src/mine.ts": "export {};\n" });
  writeFiles(join(cwd, "src/generated"), { ...emitted, ...changed });
  return cwd;
}

async function compare(cwd: string, ...args: readonly string[]): Promise<CliResult> {
  return await runCli(["generate", "--check", "--manifest-only", ...args], { cwd, program: program.folder });
}

describe("chartwright generate --check --manifest-only", () => {
  it("exits with 0 where all is as it was emitted, without a config or a spec, and touches nothing", async () => {
    const cwd = makeReceiver();
    chmodSync(join(cwd, "src/generated"), 0o555);
    const before = readTree(cwd);
    expect(await compare(cwd, "src/generated")).toEqual({
      code: 0,
      stdout: "4 files compared, no drift.\n",
      stderr: "",
    });
    expect(readTree(cwd)).toEqual(before);
    chmodSync(join(cwd, "src/generated"), 0o755);
  });

  it("does not take CRLF for drift", async () => {
    const crlf = Object.entries(emitted).map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]);
    expect(
      await compare(makeReceiver(Object.fromEntries(crlf) as Record<string, string>), "src/generated"),
    ).toMatchObject({
      code: 0,
    });
  });

  it("exits with 3 on drift, lists it, and says where it is mended", async () => {
    const cwd = makeReceiver({
      "greeting/server.ts": `${emitted["greeting/server.ts"] ?? ""}// mine\n`,
      "old/server.ts": emitted["runtime.ts"] ?? "",
      "greeting/mine.ts": "export {};\n",
    });
    rmSync(join(cwd, "src/generated/runtime.ts"));
    rmSync(join(cwd, "src/generated/greeting/client.ts"));
    symlinkSync("server.ts", join(cwd, "src/generated/greeting/client.ts"));
    const { code, stdout, stderr } = await compare(cwd, "src/generated");
    expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
    expect(stdout).toBe(
      [
        "foreign  src/generated/greeting/client.ts",
        "edited   src/generated/greeting/server.ts",
        "foreign  src/generated/old/server.ts",
        "missing  src/generated/runtime.ts",
        "",
        "5 files compared, 4 have drifted.",
        "To mend it: run chartwright generate where the specs are (specs/a.chart.yaml), or restore what was committed.",
        "",
      ].join("\n"),
    );
    const document = readDocument(await compare(join(cwd, "src"), "generated", "--json"));
    expect(document).toMatchObject({ exitCode: 3, compared: 5, mend: null });
    expect(document.files).toContainEqual({
      path: "generated/runtime.ts",
      target: null,
      standing: "missing",
      diff: null,
    });
  });

  it("exits with 3 where a merge or a run that was killed has left the manifest undecided", async () => {
    const manifest = emitted["chartwright.manifest.json"] ?? "";
    const conflict = manifest.replace("{\n", "{\n<<<<<<< ours\n").replace("\n}", "\n=======\n>>>>>>> theirs\n}");
    const killed = manifest.replace(/"(sha256:[0-9a-f]+)"/u, `"$1|sha256:${"0".repeat(64)}"`);
    for (const text of [conflict, killed]) {
      const { code, stdout } = await compare(makeReceiver({ "chartwright.manifest.json": text }), "src/generated");
      expect(code).toBe(3);
      expect(stdout).toContain(
        "changed  src/generated/chartwright.manifest.json\n\n4 files compared, 1 has drifted.\n",
      );
    }
  });

  it("exits with 2 where there is nothing to compare, or nothing is said of comparing", async () => {
    const cwd = makeReceiver({ "chartwright.manifest.json": "{}\n" });
    expect((await compare(cwd, "src/generated")).stderr).toContain("lists no file, so there is nothing to compare.");
    const written = await runCli(["generate", "--manifest-only", "src/generated"], { cwd, program: program.folder });
    expect(written).toMatchObject({
      code: 2,
      stderr: "error: --manifest-only needs --check: it compares, and writes nothing.\n",
    });
  });

  const leaveOut = "--manifest-only compares a folder with the manifest in it, and emits nothing: leave out";
  it.each([
    [
      "no manifest",
      { manifestOnly: "src" },
      /^There is no \S*src\/chartwright\.manifest\.json: nothing to compare with\.$/u,
    ],
    ["no folder", { manifestOnly: "no" }, /^Cannot read \S*no: there is no such file \(ENOENT\)\.$/u],
    ["a file", { manifestOnly: "src/mine.ts" }, /^Cannot compare \S*src\/mine\.ts: it is not a folder\.$/u],
    ["an empty name", { manifestOnly: " " }, "--manifest-only is empty: it needs a value."],
    ["a spec", { paths: ["a.chart.yaml"] }, `${leaveOut} PATHS.`],
    ["a target", { target: ["web"] }, `${leaveOut} --target.`],
    ["a folder to write to", { out: "x" }, `${leaveOut} --out.`],
    ["what is emitted", { emit: "client" }, `${leaveOut} --emit.`],
    ["how imports end", { importExtension: "ts" as const }, `${leaveOut} --import-extension.`],
  ])("refuses %s, with one sentence", async (_what, part, sentence) => {
    const request = {
      ...{ paths: [], target: undefined, out: undefined, emit: undefined, importExtension: undefined },
      ...{ task: "check" as const, diff: false, force: false, prune: true, maxWarnings: null, formatMend: () => "" },
      ...{ cwd: makeReceiver(), manifestOnly: "src/generated" },
    };
    await expect(runGenerate({ ...request, ...part })).rejects.toThrow(InputError);
    await expect(runGenerate({ ...request, ...part })).rejects.toThrow(sentence);
  });
});
