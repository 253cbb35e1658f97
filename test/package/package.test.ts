import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consumer } from "./consumer.js";
import { Workshop } from "./workshop.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const workshop = new Workshop();
let tarball = "";
let project: string | null = null;

beforeAll(() => {
  tarball = workshop.pack();
  project = workshop.install("npm", ["npm", "install", "--prefer-offline", tarball]);
}, 300_000);

afterAll(() => {
  workshop.remove();
});

function runTool(name: string, ...args: readonly string[]): string {
  return workshop.run(process.execPath, [join(root, "node_modules", name), ...args], workshop.folder);
}

function compile(cwd: string, options: object): string {
  const strict = { strict: true, target: "es2023", lib: ["es2023", "dom"], types: [], skipLibCheck: false };
  writeFileSync(
    join(cwd, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...strict, ...options }, files: ["consumer.ts"] }),
  );
  return workshop.run(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], cwd);
}

describe("the package", () => {
  it("is in order for publint", () => {
    expect(runTool("publint/src/cli.js", "run", tarball, "--strict")).toContain("All good");
  });

  it("has types wherever a module can be imported from", () => {
    // It ends with an error where it finds a problem.
    expect(runTool("@arethetypeswrong/cli/dist/index.js", tarball, "--profile", "esm-only")).toContain("bundler");
  });

  it("lists its commands, so that help loads none of them", () => {
    const manifest = workshop.run("tar", ["-xzOf", tarball, "package/oclif.manifest.json"], workshop.folder);
    const { commands } = JSON.parse(manifest) as { readonly commands: object };
    expect(Object.keys(commands).toSorted()).toEqual(
      workshop
        .run("tar", ["-tzf", tarball], workshop.folder)
        .split("\n")
        .flatMap((path) => /^package\/dist\/commands\/(\w+)\.js$/u.exec(path)?.slice(1) ?? [])
        .toSorted(),
    );
  });

  it("names whose code it brings, and under which licence", () => {
    const notices = workshop.run("tar", ["-xzOf", tarball, "package/dist/third-party-notices.txt"], workshop.folder);
    for (const name of ["@oclif/core", "yaml", "handlebars"]) expect(notices).toMatch(new RegExp(`^${name} \\d`, "mu"));
    expect(notices).toContain("Permission is hereby granted");
  });
});

describe("in an empty project", () => {
  it("works through npx", (context) => {
    if (project === null) return context.skip("no npm registry");
    const npx = (...args: readonly string[]): string =>
      workshop.run("npx", ["--no-install", "chartwright", ...args], project ?? "");
    expect(npx("init")).toContain("chartwright.config.yaml");
    expect(npx("check")).toContain("no findings");
    expect(npx("generate")).toMatch(/\d+ created/u);
    expect(npx("generate", "--check")).toContain("no drift");
    expect(npx("verify")).toContain("exact");
    expect(npx("explain", "trap-state")).toContain("trap-state");
    expect(npx("schema")).toContain("json-schema.org");
  });

  it("emits what this repository has committed", (context) => {
    if (project === null) return context.skip("no npm registry");
    const copy = join(project, "copy");
    for (const part of ["specs", "generated", "chartwright.config.yaml"]) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    const program = join(project, "node_modules/chartwright/bin/run.js");
    expect(workshop.run(process.execPath, [program, "generate", "--check"], copy)).toContain("no drift");
  });

  it("is a library with types that need nothing else", (context) => {
    if (project === null) return context.skip("no npm registry");
    writeFileSync(join(project, "consumer.ts"), consumer);
    compile(project, { module: "esnext", moduleResolution: "bundler" });
    compile(project, { module: "nodenext" });
    const told = JSON.parse(workshop.run(process.execPath, ["consumer.js"], project)) as unknown;
    expect(told).toEqual({
      findings: [],
      files: ["hello/client.ts", "hello/index.ts", "hello/messages.ts", "hello/server.ts", "runtime.ts"],
      hasRules: true,
      verdict: "exact",
      sequences: 0,
      diagram: "stateDiagram-v2",
    });
  });

  it("gives a bundler only what is used", async (context) => {
    if (project === null) return context.skip("no npm registry");
    const measure = async (name: string): Promise<number> => {
      const { outputFiles } = await build({
        stdin: { contents: `export { ${name} } from "chartwright";`, resolveDir: project ?? "" },
        bundle: true,
        write: false,
        format: "esm",
        platform: "node",
        external: ["ts-morph", "prettier", "@viz-js/viz"],
        splitting: true,
        outdir: join(project ?? "", "out"),
        metafile: true,
        logLevel: "error",
      });
      return outputFiles.find(({ path }) => path.endsWith("stdin.js"))?.contents.length ?? NaN;
    };
    expect(await measure("manifestName")).toBeLessThan(5_000);
    expect(await measure("loadSpec")).toBeGreaterThan(100_000);
  });
});

describe("under the strict layout of pnpm", () => {
  it("works as well", { timeout: 300_000 }, (context) => {
    const strict = workshop.install("pnpm", ["npx", "--yes", "pnpm@10", "add", tarball]);
    if (strict === null) return context.skip("no npm registry");
    mkdirSync(join(strict, "specs"));
    writeFileSync(join(strict, "specs/hello.chart.yaml"), readFileSync(join(root, "templates/init/hello.chart.yaml")));
    const run = (...args: readonly string[]): string =>
      workshop.run(process.execPath, ["node_modules/chartwright/bin/run.js", ...args], strict);
    expect(run("check", "specs")).toContain("1 spec, no findings");
    expect(run("generate", "specs")).toMatch(/\d+ created/u);
    expect(run("autocomplete", "script", "bash")).toContain("chartwright");
  });
});
