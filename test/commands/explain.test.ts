import { describe, expect, it } from "vitest";
import { allRules, loadBreakingRules, loadVerifyRules } from "../../generator/index.js";
import { readDocument, runCli } from "../support/cli.js";
import { makeScratchFolder } from "./scratch-folder.js";

describe("chartwright explain", () => {
  it("lists the rules with their severities", async () => {
    const { code, stdout, stderr } = await runCli(["explain"], { cwd: makeScratchFolder() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const listed = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ {2,}/u).slice(0, 2));
    expect(listed.map(([name, severity]) => `${name ?? ""} ${severity?.trim() ?? ""}`)).toEqual(
      [...allRules, ...(await loadVerifyRules()), ...(await loadBreakingRules())].map(
        ({ name, severity }) => `${name} ${severity}`,
      ),
    );
  });

  it("tells all there is of a rule", async () => {
    const { code, stdout } = await runCli(["explain", "unreachable-state"], { cwd: makeScratchFolder() });
    expect(code).toBe(0);
    const rule = allRules.find(({ name }) => name === "unreachable-state");
    expect(stdout.startsWith("unreachable-state (error)\n")).toBe(true);
    for (const text of [rule?.summary, rule?.docs.finds, rule?.docs.why, rule?.docs.mend, "      states:"]) {
      expect(stdout).toContain(text);
    }
  });

  it("exits with 2 on an unknown rule, and offers the nearest", async () => {
    const { code, stdout, stderr } = await runCli(["explain", "unreachable-stat"], { cwd: makeScratchFolder() });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe('error: There is no rule "unreachable-stat". Did you mean "unreachable-state"?\n');
  });

  it("answers --json with one document", async () => {
    const result = await runCli(["explain", "trap-state", "--json"], { cwd: makeScratchFolder() });
    expect(readDocument(result)).toMatchObject({
      schemaVersion: 1,
      command: "explain",
      exitCode: 0,
      diagnostics: [],
      rules: [{ name: "trap-state", severity: "error" }],
    });
  });
});
