import { mkdirSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/cli.js";
import { readContents, readTree } from "../write/tree.js";
import { cleanSpec } from "./greeting-spec.js";
import { stageGenerate } from "./stage-generate.js";
import { makeScratchFolder, readFiles, writeFiles } from "./scratch-folder.js";

const { generate, program } = stageGenerate();

const config = [
  "version: 1",
  'specs: ["specs/*.chart.yaml"]',
  "targets:",
  "  - { name: own, out: generated }",
  "  - { name: web, specs: [specs/a.chart.yaml], out: ../web/src/generated, emit: [client], importExtension: ts }",
  "  - { name: app, specs: [specs/b.chart.yaml], out: ../app, emit: [client] }",
  "",
].join("\n");

/** A repository with two specs, beside it those that receive what it emits. */
const repositories = {
  "server/chartwright.config.yaml": config,
  "server/specs/a.chart.yaml": cleanSpec(),
  "server/specs/b.chart.yaml": cleanSpec("other"),
  "web/src/mine.ts": "export {};\n",
};

const web = [
  "web/src/generated/chartwright.manifest.json",
  "web/src/generated/greeting/client.ts",
  "web/src/generated/runtime.ts",
];
const app = ["app/chartwright.manifest.json", "app/other/client.ts", "app/runtime.ts"];

function listNew(root: string): readonly string[] {
  return Object.keys(readFiles(root)).filter((path) => !(path in repositories));
}

describe("chartwright generate with several targets", () => {
  it("writes into other repositories, from any folder of its own", async () => {
    const root = makeScratchFolder(repositories);
    const { code, stdout } = await generate(join(root, "server/specs"), "--target", "web");
    expect(code).toBe(0);
    expect(stdout).toContain("created   ../../web/src/generated/greeting/client.ts\n");
    expect(listNew(root)).toEqual(web);
    expect(readFiles(root)["web/src/generated/greeting/client.ts"]).toContain("from specs/a.chart.yaml. DO NOT EDIT.");
    expect(await generate(join(root, "server"), "--check", "--target", "web")).toMatchObject({ code: 0 });
  });

  it("takes several names in any order, and neither a path nor a name twice for one", async () => {
    const [one, other] = [makeScratchFolder(repositories), makeScratchFolder(repositories)];
    const first = await generate(
      join(one, "server"),
      "--target",
      "web",
      "--target=app",
      "specs/b.chart.yaml",
      "specs/a.chart.yaml",
    );
    const second = await generate(join(other, "server"), "--target=app", "--target=web", "--target", "app");
    expect([first, second]).toMatchObject([{ code: 0 }, { code: 0, stdout: first.stdout }]);
    expect(listNew(one)).toEqual([...app, ...web]);
    expect(readContents(one)).toEqual(readContents(other));
  });

  it("writes nothing into any repository where something is refused in one", async () => {
    const root = makeScratchFolder({ ...repositories, "app/runtime.ts": "mine\n" });
    const before = readTree(root);
    const { code, stdout } = await generate(join(root, "server"));
    expect(code).toBe(4);
    expect(stdout).toContain("refused   ../app/runtime.ts: it is not ours");
    expect(readTree(root)).toEqual(before);
  });

  it("emits into a folder that is a link, and takes two ways to a folder for one", async () => {
    const root = makeScratchFolder({ ...repositories, "data/x": "" });
    symlinkSync(join(root, "data"), join(root, "app"));
    expect(await generate(join(root, "server"), "--target", "app")).toMatchObject({ code: 0 });
    expect(Object.keys(readFiles(join(root, "data")))).toEqual([...app.map((path) => path.slice(4)), "x"]);
    writeFiles(root, { "server/chartwright.config.yaml": `${config}  - { name: twice, out: ../data }\n` });
    const { code, stderr } = await generate(join(root, "server"), "--target", "app", "--target", "twice");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: Two targets emit specs/b.chart.yaml into ../app: one of them must do without it.\n",
    });
  });

  it("does not take the folder of one target for files of another around it", async () => {
    const text = `${config}  - { name: around, out: ../web, emit: [server] }\n`;
    const root = makeScratchFolder({ ...repositories, "server/chartwright.config.yaml": text });
    const args = ["--target", "web", "--target", "around"];
    await generate(join(root, "server"), ...args);
    expect(await generate(join(root, "server"), "--check", ...args)).toMatchObject({ code: 0 });
  });

  it.each([
    [
      "an unknown name beside a known one",
      ["--target", "own", "--target", "wbe"],
      'no target "wbe". Did you mean "web"?',
    ],
    ["one folder for two", ["--out", "x", "--target", "own", "--target", "web"], "--out needs one --target"],
  ])("exits with 2 on %s", async (_what, args, sentence) => {
    const root = makeScratchFolder(repositories);
    const { code, stderr } = await generate(join(root, "server"), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe("what chartwright generate writes", () => {
  it("is the same from another folder, in another place, with CRLF specs, and in any order of arguments", async () => {
    const [one, other] = [makeScratchFolder(repositories), makeScratchFolder()];
    const crlf = Object.entries(repositories).map(([path, text]) => [`deep/er/${path}`, text.replaceAll("\n", "\r\n")]);
    writeFiles(other, {
      ...(Object.fromEntries(crlf) as Record<string, string>),
      "deep/er/web/src/mine.ts": "export {};\n",
    });
    await generate(join(one, "server"), "specs/a.chart.yaml", "specs/b.chart.yaml");
    const env = { TZ: "Asia/Kolkata", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };
    const cwd = join(other, "deep/er/server/specs");
    await runCli(["generate", "b.chart.yaml", "../specs", "./a.chart.yaml"], { cwd, program: program(), env });
    expect(listNew(one)).toHaveLength(12);
    for (const path of listNew(one)) expect(readFiles(other)[`deep/er/${path}`], path).toBe(readFiles(one)[path]);
  });

  it("is right in a checkout that has been moved, and is not written again", async () => {
    const root = makeScratchFolder(repositories);
    await generate(join(root, "server"));
    mkdirSync(join(root, "moved"));
    for (const name of ["server", "web", "app"]) renameSync(join(root, name), join(root, "moved", name));
    const before = readTree(root);
    expect(await generate(join(root, "moved/server"))).toMatchObject({ code: 0 });
    expect(readTree(root)).toEqual(before);
  });
});
