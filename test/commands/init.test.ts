import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument, runCli } from "../support/cli.js";
import { makeScratchFolder, readFiles } from "./scratch-folder.js";

describe("chartwright init", () => {
  it("writes a project whose spec is clean, verified and emitted as it is", async () => {
    const cwd = makeScratchFolder({});
    const { code, stdout } = await runCli(["init"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("created specs/hello.chart.yaml\ncreated chartwright.config.yaml\n");
    expect(await runCli(["check", "--max-warnings=0"], { cwd })).toMatchObject({ code: 0 });
    expect(await runCli(["verify", "--require-exact"], { cwd })).toMatchObject({ code: 0 });
    expect(await runCli(["generate"], { cwd })).toMatchObject({ code: 0 });
  });

  it("leaves what is there as it is, to the byte", async () => {
    const files = {
      "chartwright.config.yaml": "version: 1\nspecs: []\n",
      "specs/hello.chart.yaml": "mine\n",
      ".github/workflows/chartwright.yaml": "mine\n",
      ".gitattributes": readFileSync("templates/init/gitattributes", "utf8").trimEnd(),
    };
    const cwd = makeScratchFolder(files);
    const { code, stdout } = await runCli(["init"], { cwd });
    expect(code).toBe(0);
    expect(stdout.match(/^kept /gmu)).toHaveLength(4);
    expect(readFiles(cwd)).toEqual(files);
  });

  it("adds only the lines that .gitattributes lacks", async () => {
    const cwd = makeScratchFolder({ ".gitattributes": "*.png binary\ngenerated/** linguist-generated" });
    const answer = await runCli(["init", "--json"], { cwd });
    expect(readDocument(answer)).toMatchObject({ command: "init", exitCode: 0 });
    expect(readFileSync(join(cwd, ".gitattributes"), "utf8")).toBe(
      `*.png binary\n${readFileSync("templates/init/gitattributes", "utf8")}`,
    );
  });

  it("makes no second config below one that is found above, and follows no link that leads nowhere", async () => {
    const cwd = makeScratchFolder({ "chartwright.config.yaml": "version: 1\nspecs: []\n" });
    const below = join(cwd, "below");
    mkdirSync(below);
    symlinkSync("/nowhere/at/all", join(below, "specs"));
    const { code, stdout, stderr } = await runCli(["init"], { cwd: below });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^error: Cannot .* specs.*\n$/u);
  });

  it("exits with 2 where the disk refuses", async () => {
    const cwd = makeScratchFolder({});
    writeFileSync(join(cwd, "specs"), "a file, where a folder should be");
    const { code, stderr } = await runCli(["init"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("specs");
  });
});

describe("chartwright schema", () => {
  it("prints the schema of the spec language", async () => {
    const cwd = makeScratchFolder({});
    const { code, stdout } = await runCli(["schema"], { cwd });
    const shipped = readFileSync(new URL("../../generator/schema/chart-v1.schema.json", import.meta.url), "utf8");
    expect({ code, stdout }).toEqual({ code: 0, stdout: shipped });
  });

  it("gives it within the one document under --json", async () => {
    const answer = await runCli(["schema", "--json"], { cwd: makeScratchFolder({}) });
    expect(readDocument(answer)).toMatchObject({
      schemaVersion: 1,
      command: "schema",
      exitCode: 0,
      schema: { title: "Chartwright spec, version 1" },
    });
  });
});
