import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runGenerate } from "../../generator/project/run-generate.js";
import { scaffoldProject } from "../../generator/project/scaffold/scaffold-project.js";
import type { Report } from "../../generator/report/report.js";
import { cleanSpec } from "../commands/greeting-spec.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";

const spec = cleanSpec().replace("HELLO: DONE", "HELLO: { target: DONE, actions: [note it] }");

/** Makes a project whose config has these targets. */
function makeProject(targets: string, files: Readonly<Record<string, string>> = {}): string {
  const config = `version: 1\nspecs: [a.chart.yaml]\ntargets: [${targets}]\n`;
  return makeScratchFolder({ "chartwright.config.yaml": config, "a.chart.yaml": spec, ...files });
}

async function scaffold(cwd: string): Promise<Report> {
  const flags = { role: undefined, output: undefined, target: undefined, out: undefined, importExtension: undefined };
  return await scaffoldProject({ cwd, spec: "a.chart.yaml", ...flags, dryRun: false, diff: false, maxWarnings: null });
}

it("takes the folder that several targets write into", async () => {
  const cwd = makeProject("{ out: out, emit: [server] }, { out: out, emit: [server, client] }");
  const report = await scaffold(cwd);
  expect(report.body.keys).toMatchObject({ role: "server", change: "create", added: ["noteIt"] });
});

it("knows handlers by the function of a host that takes them", async () => {
  const before = "export const server = listenGreetingTcp({ handlers: {} });\n";
  const cwd = makeProject("{ out: out, emit: [server, tcp] }", { "greeting.server.ts": before });
  const report = await scaffold(cwd);
  expect(report.diagnostics).toEqual([]);
  expect(report.body.keys).toMatchObject({ change: "extend", added: ["noteIt"] });
  expect(readFileSync(join(cwd, "greeting.server.ts"), "utf8")).toContain("noteIt");
});

it("advises to generate where that would change what it imports from, and not for line ends", async () => {
  const cwd = makeProject("{ out: out, emit: [server] }");
  expect((await scaffold(cwd)).body.lines.at(-1)).toMatch(/^Next: /u);
  const flags = { target: undefined, out: undefined, emit: undefined, importExtension: undefined };
  const wishes = { task: "write", diff: false, force: false, prune: true, maxWarnings: null } as const;
  await runGenerate({ cwd, paths: [], ...flags, ...wishes, formatMend: () => "", manifestOnly: undefined });
  const emitted = join(cwd, "out/greeting/server.ts");
  writeFileSync(emitted, readFileSync(emitted, "utf8").replaceAll("\n", "\r\n"));
  expect((await scaffold(cwd)).body.lines.join("\n")).not.toContain("Next: ");
});
