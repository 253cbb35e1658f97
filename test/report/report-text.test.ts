import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { formatFailure } from "../../generator/report/format-failure.js";
import { colourPaint, plainPaint } from "../../generator/report/paint.js";
import { reportText } from "../../generator/report/report-text.js";
import { failedReport, finding, findingOfText, findingsOf, reportOf } from "./findings.js";
import { hostileText, readCommands } from "./runner.js";

const plain = { maxWarnings: null, quiet: false, paint: plainPaint };

function show(diagnostics: readonly Diagnostic[], text?: string): readonly string[] {
  return reportText(reportOf(diagnostics, text), plain).output.split("\n");
}

describe("reportText", () => {
  it("shows a finding with its place, two lines before it, notes and help", () => {
    const place = finding(1, 1).span;
    const shown = finding(4, 3, { related: [{ message: "it is here", span: place }], help: "remove it" });
    expect(reportText(reportOf([shown]), plain).output).toBe(
      [
        "s.chart.yaml:4:3 error trap-state",
        '  State "X" is never left.',
        "",
        "    2 |   two:",
        "    3 |     three: x",
        "  > 4 |   four: y",
        "      |   ^^^",
        "  = note: it is here (s.chart.yaml:1:1)",
        "  = help: remove it; `chartwright explain trap-state`",
        "",
        "1 spec, 1 error",
        "",
      ].join("\n"),
    );
  });

  it("names no explanation of what is no rule", () => {
    expect(show([finding(1, 1, { rule: "yaml-syntax" })]).join("\n")).not.toContain("help");
  });

  it("underlines the first line of a span of several", () => {
    const span = { file: "s.chart.yaml", start: { line: 2, column: 3 }, end: { line: 4, column: 1 } };
    expect(show([finding(2, 3, { span })])).toContain("      |   ^^^^");
  });

  it("underlines what stands behind tabs and wide characters", () => {
    const lines = show([finding(1, 5)], "\t漢字abc\n");
    expect(lines).toContain("  > 1 |     漢字abc");
    expect(lines).toContain("      |          ^^");
  });

  it("marks the place of an empty span and of one behind the end", () => {
    const empty = { file: "s.chart.yaml", start: { line: 1, column: 5 }, end: { line: 1, column: 5 } };
    expect(show([finding(1, 5, { span: empty })])).toContain("      |     ^");
    expect(show([finding(9, 1)])).toContain("s.chart.yaml:9:1 error trap-state");
  });

  it("cuts a very long line around the place", () => {
    const lines = show([finding(1, 5_001)], `${"a".repeat(5_000)}bcd${"e".repeat(5_000)}`);
    const [code, underline] = lines.filter((line) => line.includes(" | ") && line.length > 8);
    expect(code?.length).toBeLessThan(180);
    expect(code?.slice(underline?.indexOf("^"), (underline?.lastIndexOf("^") ?? 0) + 1)).toBe("bcd");
  });

  it("sorts findings by place", () => {
    const lines = show([finding(4, 3), finding(1, 1)]);
    expect(lines.filter((line) => line.startsWith("s.chart"))).toEqual([
      "s.chart.yaml:1:1 error trap-state",
      "s.chart.yaml:4:3 error trap-state",
    ]);
  });

  it.each([
    [findingsOf(), "1 spec, no findings"],
    [findingsOf("error"), "1 spec, 1 error"],
    [findingsOf("error", "warning", "warning", "info"), "1 spec, 1 error, 2 warnings, 1 info"],
  ])("ends with a summary", (diagnostics, summary) => {
    expect(show(diagnostics).at(-2)).toBe(summary);
  });

  it.each([
    [findingsOf("info", "warning"), null, 0],
    [findingsOf("info", "warning"), 1, 0],
    [findingsOf("info", "warning"), 0, 1],
    [findingsOf("error"), null, 1],
  ])("stands for an exit code", (diagnostics, maxWarnings, exitCode) => {
    expect(reportText(reportOf(diagnostics), { ...plain, maxWarnings }).exitCode).toBe(exitCode);
  });

  it("shows errors alone when quiet, but counts all", () => {
    const { output, exitCode } = reportText(reportOf(findingsOf("warning")), { ...plain, quiet: true, maxWarnings: 0 });
    expect(output).toBe("1 spec, 1 warning\nToo many warnings: --max-warnings allows 0.\n");
    expect(exitCode).toBe(1);
  });

  it("paints where it is told to, and not otherwise", () => {
    expect(show([finding(1, 1)]).join("")).not.toContain("\u001B");
    expect(reportText(reportOf([finding(1, 1)]), { ...plain, paint: colourPaint }).output).toContain("\u001B[31m");
  });

  it("lets nothing of a spec control the terminal", () => {
    const hostile = fc.string({
      unit: fc.constantFrom("\u001B", "\u009B", "\u202E", "\u2066", "\u0007", "\r", "a", "\n", "\u2028"),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = show([findingOfText(text)], text);
        expect(lines.join("")).toMatch(/^[^\p{Cc}\u2028\u202E\u2066]*$/u);
      }),
    );
  });

  it("lets nothing that is shown be a command to the CI that logs it", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const body = { lines: text.split(/\r\n|\n|\r/u), keys: {} };
        const report = { ...reportOf([finding(1, 1), findingOfText(text)], text), body };
        for (const paint of [plainPaint, colourPaint]) {
          expect(readCommands(reportText(report, { ...plain, paint }).output)).toEqual([]);
          const { failure } = failedReport(text, text);
          expect(failure === null ? [] : readCommands(formatFailure(failure, paint))).toEqual([]);
        }
      }),
    );
  });

  it.each([
    ["::error::x", "\\u{3a}:error::x"],
    ["  ::stop-commands::x", "  \\u{3a}:stop-commands::x"],
    ["see ##[error]x", "see #\\u{23}[error]x"],
    ["##vso[task.complete]", "#\\u{23}vso[task.complete]"],
  ])("shows where it has disarmed a command: %s", (line, shown) => {
    const report = { ...reportOf([]), body: { lines: [line], keys: {} } };
    expect(reportText(report, plain).output.split("\n")[0]).toBe(shown);
  });

  it.each([["a::b"], [" - std::string"], ["## heading"], ["# [x]"], [": x"]])("leaves %s as it is", (line) => {
    const report = { ...reportOf([]), body: { lines: [line], keys: {} } };
    expect(reportText(report, plain).output.split("\n")[0]).toBe(line);
  });
});
