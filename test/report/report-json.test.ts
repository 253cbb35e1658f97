import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportJson } from "../../generator/report/report-json.js";
import { startReport } from "../../generator/report/report.js";
import { finding, findingOfText, findingsOf, reportOf } from "./findings.js";
import { hostileText, readCommands } from "./runner.js";

const plain = { maxWarnings: null, quiet: false };

describe("reportJson", () => {
  it("gives a document with the version of its shape first", () => {
    const shown = finding(1, 1, { related: [{ message: "here", span: finding(4, 3).span }] });
    const { output, exitCode } = reportJson(reportOf([shown]), plain);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^\{\n {2}"schemaVersion": 1,/u);
    expect(JSON.parse(output)).toEqual({
      schemaVersion: 1,
      command: "check",
      exitCode: 1,
      specs: ["s.chart.yaml"],
      summary: { errors: 1, warnings: 0, infos: 0 },
      diagnostics: [
        {
          rule: "trap-state",
          severity: "error",
          message: 'State "X" is never left.',
          file: "s.chart.yaml",
          start: { line: 1, column: 1 },
          end: { line: 1, column: 4 },
          related: [
            { message: "here", file: "s.chart.yaml", start: { line: 4, column: 3 }, end: { line: 4, column: 6 } },
          ],
          help: null,
        },
      ],
    });
  });

  it("has the same keys where a command failed, and the failure", () => {
    const failure = { kind: "input", message: "Nothing matches x.", stack: null } as const;
    const failed = JSON.parse(reportJson({ ...startReport("check"), failure, exitCode: 2 }, plain).output) as object;
    const clean = JSON.parse(reportJson(reportOf([]), plain).output) as object;
    expect(failed).toMatchObject({ exitCode: 2, error: { kind: "input", message: "Nothing matches x." } });
    expect(Object.keys(failed).filter((key) => key !== "error")).toEqual(Object.keys(clean));
  });

  it("leaves out findings below error level when quiet, but counts them", () => {
    const { output } = reportJson(reportOf(findingsOf("warning", "error")), { ...plain, quiet: true });
    expect(JSON.parse(output)).toMatchObject({
      summary: { errors: 1, warnings: 1 },
      diagnostics: [{ severity: "error" }],
    });
  });

  it("keeps every text as it is, with nothing in it that a terminal obeys", () => {
    const message = "\u001B[2J \u202E \u{E0001} \u0085 漢 \uD800";
    const { output } = reportJson(reportOf([finding(1, 1, { message })]), plain);
    expect(output).toMatch(/^[^\p{Cf}\u0085]*$/u);
    expect(output).not.toContain("\u001B");
    expect(JSON.parse(output)).toMatchObject({ diagnostics: [{ message }] });
  });

  it("keeps every text as it is, with nothing in it that a CI obeys", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { output } = reportJson({ ...reportOf([findingOfText(text)]), specs: [text] }, plain);
        expect(readCommands(output)).toEqual([]);
        expect(JSON.parse(output)).toMatchObject({
          specs: [text],
          diagnostics: [{ message: text, file: text, help: text }],
        });
      }),
    );
  });
});
