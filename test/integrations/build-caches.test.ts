import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSnippet } from "./readme-snippets.js";
import { ScratchRepository, type Ended } from "./scratch-repository.js";

const repository = new ScratchRepository();
const quiet = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NX_DAEMON: "false", CI: "true" };
const manifest = { name: "user", version: "1.0.0", private: true, packageManager: "npm@11.0.0" };
let hasTools = false;

beforeAll(() => {
  repository.chartwright("init");
  const scripts = { chartwright: "chartwright generate" };
  repository.write("package.json", JSON.stringify({ ...manifest, scripts }));
  repository.write(".gitignore", "node_modules/\n.turbo/\n.nx/\n");
  const program = repository.read("node_modules/.bin/chartwright");
  const installed = repository.run("npm", [
    "install",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    "turbo@2",
    "nx@22",
  ]);
  hasTools = installed.code === 0;
  if (!hasTools && !/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/u.test(installed.text)) throw new Error(installed.text);
  repository.write("node_modules/.bin/chartwright", program); // npm removes what it has not installed.
  repository.run("chmod", ["+x", "node_modules/.bin/chartwright"]);
  repository.commit();
}, 300_000);

afterAll(() => {
  repository.remove();
});

interface Lists {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const turbo = (JSON.parse(readSnippet("turbo.json")) as { readonly tasks: { readonly chartwright: Lists } }).tasks
  .chartwright;
const nx = (JSON.parse(readSnippet("project.json")) as { readonly targets: { readonly chartwright: Lists } }).targets
  .chartwright;

function list(mode: "inputs" | "outputs"): readonly string[] {
  return repository.chartwright("generate", `--list-${mode}`).text.trimEnd().split("\n");
}

describe.each([
  ["Turborepo", turbo],
  ["Nx", { inputs: nx.inputs.map(strip), outputs: nx.outputs.map((path) => `${strip(path)}/**`) }],
])("the README's lines for %s", (_, lists) => {
  it.each(["inputs", "outputs"] as const)("name the %s that the program lists, and no other file", (mode) => {
    const others = ["package.json", "specs/notes.md", ".gitattributes", "src/server.ts"];
    const isNamed = (path: string): boolean => lists[mode].some((glob) => matchesGlob(path, glob));
    expect(list(mode).filter((path) => !isNamed(path))).toEqual([]);
    expect([...others, ...list(mode === "inputs" ? "outputs" : "inputs")].filter(isNamed)).toEqual([]);
  });
});

function matchesGlob(path: string, glob: string): boolean {
  const parts = glob
    .split(/(\*\*?)/u)
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replaceAll(".", "\\.")));
  return new RegExp(`^${parts.join("")}$`, "u").test(path);
}

function strip(path: string): string {
  return path.replace("{projectRoot}/", "");
}

describe.each([
  { tool: "Turborepo", file: "turbo.json", command: ["turbo", "run", "chartwright"], isCached: /1 cached, 1 total/u },
  {
    tool: "Nx",
    file: "project.json",
    command: ["nx", "run", "user:chartwright"],
    isCached: /from the cache|1\/1 hit/u,
  },
])("$tool", ({ file, command, isCached }) => {
  it("runs once for one spec, gives all back, and runs again after an edit", { timeout: 180_000 }, (context) => {
    if (!hasTools) return context.skip("no npm registry");
    repository.write(file, readSnippet(file).replace("{", file === "project.json" ? '{ "name": "user",' : "{"));
    if (file === "project.json") repository.write("nx.json", "{}");
    const run = (): Ended => repository.run("npx", ["--no-install", ...command], quiet);
    rmSync(join(repository.folder, "generated"), { recursive: true, force: true });
    const first = run();
    expect(first).toMatchObject({ code: 0, text: expect.stringContaining("created") as string });
    expect(first.text).not.toMatch(isCached);
    rmSync(join(repository.folder, "generated"), { recursive: true });
    expect(run()).toMatchObject({ code: 0, text: expect.stringMatching(isCached) as string });
    expect(repository.chartwright("generate", "--check")).toMatchObject({ code: 0 });
    const spec = "specs/hello.chart.yaml";
    repository.write(spec, `${repository.read(spec)}# edited for ${file}\n`);
    expect(run().text).not.toMatch(isCached);
  });
});
