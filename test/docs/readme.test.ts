import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const readme = readFileSync("README.md", "utf8");
const program = readCode("ts");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chartwright-readme-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "hello.chart.yaml"), readCode("yaml"));
  execFileSync(
    process.execPath,
    [resolve("bin/run.js"), "generate", "hello.chart.yaml", "--emit", "server,client,tcp"],
    { cwd: folder },
  );
  writeFileSync(join(folder, "hello.ts"), program);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("shows a program that compiles, and what it prints", () => {
  const flags = ["--strict", "--target", "es2022", "--module", "nodenext", "--outDir", "js"];
  const types = ["--types", "node", "--typeRoots", resolve("node_modules/@types")];
  const compiled = spawnSync(
    process.execPath,
    [resolve("node_modules/typescript/bin/tsc"), "hello.ts", ...flags, ...types],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  expect(compiled.stdout).toBe("");
  const printed = execFileSync(process.execPath, ["js/hello.js"], { cwd: folder, encoding: "utf8" });
  const promised = [...program.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
  expect(promised.length).toBeGreaterThan(0);
  expect(printed.trimEnd().split("\n")).toEqual(promised);
});

function readCode(language: string): string {
  return new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(readme)?.[1] ?? "";
}
