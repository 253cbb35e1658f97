import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deadlock } from "../../generator/verify/rules/deadlock.js";
import { honestPeerRejected } from "../../generator/verify/rules/honest-peer-rejected.js";
import { readDocument, runCli } from "../support/cli.js";
import { faultySpec } from "./greeting-spec.js";
import { makeScratchFolder, readFiles } from "./scratch-folder.js";

const filemq = readFileSync("specs/filemq.chart.yaml", "utf8");

describe("chartwright verify", () => {
  it("exits with 0 where nothing is found, and says what was shown", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": deadlock.clean });
    const { code, stdout } = await runCli(["verify", "a.chart.yaml"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("a.chart.yaml: exact, for channels of any length: ");
    expect(stdout.endsWith("1 spec, no findings\n")).toBe(true);
  });

  it("exits with 0 with a bounded verdict, and with 1 where an exact one is required", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": filemq });
    const { code, stdout } = await runCli(["verify", "a.chart.yaml", "--depth", "2"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("shown for channels of up to 2 messages, and no more");
    const required = await runCli(["verify", "a.chart.yaml", "--depth", "2", "--require-exact"], { cwd });
    expect(required.code).toBe(1);
    expect(required.stdout).toContain("The verdict of a.chart.yaml is not exact, as --require-exact wants it.\n");
  });

  it("exits with 1 where the two fail together, with the sequence that leads there, and writes nothing", async () => {
    const files = { "a.chart.yaml": deadlock.flagged };
    const cwd = makeScratchFolder(files);
    const { code, stdout } = await runCli(["verify", "a.chart.yaml"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("error deadlock\n");
    expect(stdout).toContain("how it comes to a.chart.yaml:");
    expect(stdout).toContain("not judged");
    expect(readFiles(cwd)).toEqual(files);
  });

  it("explores nothing where check finds an error", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": faultySpec() });
    const { code, stdout } = await runCli(["verify", "a.chart.yaml"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("error unreachable-state\n");
    expect(stdout).not.toContain("channels");
  });

  it("heeds accept and the config", async () => {
    const accepted = deadlock.flagged.replace(
      "      WAITING:\n",
      "      WAITING:\n        accept: { deadlock: so it is }\n",
    );
    const config = 'version: 1\nspecs: ["*.chart.yaml"]\nrules: { deadlock: off }\n';
    const cwd = makeScratchFolder({ "a.chart.yaml": accepted });
    expect((await runCli(["verify", "a.chart.yaml"], { cwd })).stdout).not.toContain("error deadlock");
    const configured = makeScratchFolder({ "a.chart.yaml": deadlock.flagged, "chartwright.config.yaml": config });
    expect((await runCli(["verify"], { cwd: configured })).stdout).not.toContain("error deadlock");
  });

  it("says honestly that memory ran out", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": filemq });
    const { code, stdout } = await runCli(["verify", "a.chart.yaml", "--max-memory", "1"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/memory ran out .* and there are more\./u);
  });

  it.each([
    ["nothing matched", ["verify", "no.chart.yaml"]],
    ["a depth of none", ["verify", "a.chart.yaml", "--depth", "0"]],
    ["a model of two specs", ["verify", ".", "--format", "promela"]],
  ])("exits with 2 for %s", async (_, argv) => {
    const other = deadlock.clean.replace("protocol: greeting", "protocol: other");
    const cwd = makeScratchFolder({ "a.chart.yaml": deadlock.clean, "b.chart.yaml": other });
    expect(await runCli(argv, { cwd })).toMatchObject({ code: 2, stdout: "" });
  });

  it("draws sequences alone as Mermaid, and the model alone as Promela", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": honestPeerRejected.flagged });
    const drawn = await runCli(["verify", "a.chart.yaml", "--format", "mermaid"], { cwd });
    expect(drawn.code).toBe(1);
    expect(drawn.stdout.startsWith("sequenceDiagram\n")).toBe(true);
    const model = await runCli(["verify", "a.chart.yaml", "--format", "promela", "--depth", "3"], { cwd });
    expect(model.code).toBe(0);
    expect(model.stdout).toContain("\n#define BOUND 3\n");
  });

  it("answers with one document under --json", async () => {
    const cwd = makeScratchFolder({ "a.chart.yaml": deadlock.flagged });
    const document = readDocument(await runCli(["verify", "a.chart.yaml", "--json"], { cwd }));
    expect(document).toMatchObject({
      command: "verify",
      exitCode: 1,
      diagnostics: [{ rule: "deadlock" }],
      verifications: [{ spec: "a.chart.yaml", verdict: { kind: "exact" }, counterexamples: [{ rule: "deadlock" }] }],
    });
  });
});

describe("FILEMQ without `ignore: [HUGZ-OK]`", () => {
  it("has the heartbeat that kills its session, as docs/verify.md shows", async () => {
    const cwd = makeScratchFolder({ "specs/filemq.chart.yaml": filemq.replace("    ignore: [HUGZ-OK]\n", "") });
    const { code, stdout } = await runCli(["verify", "specs/filemq.chart.yaml"], { cwd });
    expect(code).toBe(1);
    const [, page = ""] =
      /<!-- heartbeat -->\s*```text\n([^]*?)```/u.exec(readFileSync("docs/verify.md", "utf8")) ?? [];
    const [finding = "", sequence = ""] = page.split("\n\n");
    expect(stdout).toContain(finding);
    expect(stdout, "docs/verify.md shows another sequence").toContain(sequence.trimEnd());
  });
});
