import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { reportGithub } from "../../generator/report/report-github.js";
import { startReport } from "../../generator/report/report.js";
import { failedReport, finding, findingOfText, findingsOf, plainOptions, reportOf } from "./findings.js";
import { hostileText, readCommands } from "./runner.js";

function show(diagnostics: readonly Diagnostic[], options: Partial<typeof plainOptions> = {}): string {
  return reportGithub(reportOf(diagnostics), { ...plainOptions, ...options }).output;
}

describe("reportGithub", () => {
  it("gives a line for a finding, with what else there is to tell of it behind the message", () => {
    const related = [{ message: "it is here", span: finding(1, 1).span }];
    expect(show([finding(4, 3, { related, help: "remove it" })])).toBe(
      '::error file=s.chart.yaml,line=4,col=3,endLine=4,endColumn=6,title=trap-state::State "X" is never left.' +
        "%0Anote: it is here (s.chart.yaml:1:1)%0Ahelp: remove it\n",
    );
  });

  it("has a command for each severity", () => {
    const names = readCommands(show(findingsOf("error", "warning", "info"))).map(({ name }) => name);
    expect(names).toEqual(["error", "warning", "notice"]);
  });

  it("gives no columns of what goes over several lines, since the runner takes none", () => {
    const span = { file: "s.chart.yaml", start: { line: 2, column: 3 }, end: { line: 4, column: 1 } };
    const [command] = readCommands(show([finding(2, 3, { span })]));
    expect(command?.properties).toEqual({ file: "s.chart.yaml", line: "2", endLine: "4", title: "trap-state" });
  });

  it("escapes what has a meaning in a command", () => {
    const span = { ...finding(1, 1).span, file: "a,b:c%.chart.yaml" };
    const line = show([finding(1, 1, { span, message: "100%\r\n::error::x, y: z" })]);
    expect(line).toContain("file=a%2Cb%3Ac%25.chart.yaml,");
    expect(line).toContain("::100%25\\r\\n::error::x, y: z\n");
  });

  it("names files as they lie in the checkout", () => {
    const locate = (file: string): string => `server/${file}`;
    expect(readCommands(show([finding(1, 1)], { locate }))).toMatchObject([
      { properties: { file: "server/s.chart.yaml" } },
    ]);
  });

  it("sorts by place, and leaves out findings below error level when quiet", () => {
    const found = [finding(3, 1), finding(2, 1, { severity: "warning" }), finding(1, 1)];
    const lines = readCommands(show(found, { quiet: true })).map(({ properties }) => properties.line);
    expect(lines).toEqual(["1", "3"]);
  });

  it.each([
    ["too many warnings", { ...reportOf(findingsOf("warning")) }, "Too many warnings: --max-warnings allows 0.", 1],
    ["drift", { ...startReport("check"), exitCode: 3 }, "Drift: what is on the disk is not what the specs emit.", 3],
    [
      "what only one command knows",
      { ...startReport("check"), exitCode: 1, reason: "It is not exact." },
      "It is not exact.",
      1,
    ],
    ["a refusal", { ...startReport("check"), exitCode: 4 }, "Refused: a file in the way was edited by hand", 4],
    ["a failure", failedReport("Nothing matches x."), "Nothing matches x.", 2],
    [
      "a fault of the program",
      failedReport("Please report it.", "Error: boom\n    at x"),
      "Please report it.\nError: boom\n",
      70,
    ],
  ])("says why a run fails where no finding does: %s", (...[, report, sentence, exitCode]) => {
    const reported = reportGithub(report, { ...plainOptions, quiet: true, maxWarnings: 0 });
    const [command, ...others] = readCommands(reported.output);
    expect(others).toEqual([]);
    expect(command).toMatchObject({ name: "error", properties: { title: "chartwright check" } });
    expect(command?.data.startsWith(sentence)).toBe(true);
    expect(reported.exitCode).toBe(exitCode);
  });

  it("says nothing of a run that is clean", () => {
    expect(show([])).toBe("");
    expect(show(findingsOf("error"), { maxWarnings: null })).not.toContain("title=chartwright");
  });

  it("is for the runner what was found, whatever texts there are, and nothing else", () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, isOther) => {
        const shown = { ...findingOfText(text), message: `"${text}" is never left.` };
        const output = show(isOther ? [shown, finding(2, 1)] : [shown]);
        const commands = readCommands(output);
        expect(output.split("\n")).toHaveLength(commands.length + 1);
        expect(commands.map(({ name }) => name)).toEqual(isOther ? ["error", "error"] : ["error"]);
        for (const { properties, data } of commands) {
          expect(Object.keys(properties)).toEqual(["file", "line", "col", "endLine", "endColumn", "title"]);
          expect(data.split("\n")[0]).toMatch(/ is never left\.$/u);
        }
      }),
    );
  });

  it("gives plain texts back as they are", () => {
    const plain = fc.string({ unit: fc.constantFrom("%", ":", ",", "=", "%0A", "%25", "a", "漢", "::", "#") });
    fc.assert(
      fc.property(plain, (text) => {
        const message = `${text} is never left.`;
        const span = { ...finding(1, 1).span, file: `x${text}` };
        expect(readCommands(show([finding(1, 1, { message, span })]))).toMatchObject([
          { data: message, properties: { file: `x${text}` } },
        ]);
      }),
    );
  });
});
