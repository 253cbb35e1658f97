import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { allRules } from "../../generator/index.js";
import { reportSarif } from "../../generator/report/report-sarif.js";
import { startReport, type Report } from "../../generator/report/report.js";
import { failedReport, finding, findingOfText, findingsOf, plainOptions, reportOf } from "./findings.js";
import { hostileText, readCommands } from "./runner.js";
import { readSarif, type SarifResult, type SarifRun } from "./sarif-schema.js";

const options = { ...plainOptions, version: "1.2.3", rules: allRules };

function show(report: Report, change: Partial<typeof options> = {}): SarifRun {
  return readSarif(reportSarif(report, { ...options, ...change }).output);
}

function showOne(diagnostic: Diagnostic): SarifResult {
  const [result] = show(reportOf([diagnostic])).results;
  if (result === undefined) throw new Error("no result");
  return result;
}

describe("reportSarif", () => {
  it("says which standard it follows, and which schema", () => {
    const { output } = reportSarif(reportOf([]), options);
    expect(JSON.parse(output)).toMatchObject({ version: "2.1.0", $schema: expect.stringContaining("2.1.0") as string });
  });

  it("gives a finding its rule, level, words and places", () => {
    const related = [{ message: "it is here", span: finding(1, 1).span }];
    const place = (line: number, column: number): object => ({
      artifactLocation: { uri: "s.chart.yaml", uriBaseId: "%SRCROOT%", index: 0 },
      region: { startLine: line, startColumn: column, endLine: line, endColumn: column + 3 },
    });
    expect(showOne(finding(4, 3, { related, help: "remove it" }))).toEqual({
      ruleId: "trap-state",
      ruleIndex: allRules.findIndex(({ name }) => name === "trap-state"),
      level: "error",
      message: { text: 'State "X" is never left.\n\nhelp: remove it' },
      locations: [{ physicalLocation: place(4, 3) }],
      relatedLocations: [{ id: 0, physicalLocation: place(1, 1), message: { text: "it is here" } }],
    });
  });

  it("counts columns as JavaScript does", () => {
    expect(show(reportOf([]))).toMatchObject({ columnKind: "utf16CodeUnits" });
  });

  it("has a level for each severity", () => {
    const { results } = show(reportOf(findingsOf("error", "warning", "info")));
    expect(results.map(({ level }) => level)).toEqual(["error", "warning", "note"]);
  });

  it("describes every rule", () => {
    const { driver } = show(reportOf([])).tool;
    expect(driver).toMatchObject({ name: "chartwright", semanticVersion: "1.2.3" });
    expect(driver.rules.map(({ id }) => id)).toEqual(allRules.map(({ name }) => name));
    for (const [index, { summary, docs, flagged, severity }] of allRules.entries()) {
      const told = driver.rules[index];
      expect(told).toMatchObject({
        shortDescription: { text: summary },
        fullDescription: { text: docs.finds },
        defaultConfiguration: { level: severity === "info" ? "note" : severity },
      });
      expect(told?.help.markdown).toContain(`\`\`\`yaml\n${flagged}\`\`\``);
      expect(told?.help.text).toContain(docs.why);
    }
  });

  it("describes what is found and is no rule", () => {
    const { results, tool } = show(
      reportOf([finding(1, 1, { rule: "yaml-syntax" }), finding(2, 1), finding(3, 1, { rule: "yaml-syntax" })]),
    );
    expect(tool.driver.rules).toHaveLength(allRules.length + 1);
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual([
      "yaml-syntax",
      "trap-state",
      "yaml-syntax",
    ]);
  });

  it("encodes paths as relative references, and lists each file once", () => {
    const file = 'a b/é#?%:\\["x.chart.yaml';
    const span = { ...finding(1, 1).span, file };
    const { results, artifacts } = show({
      ...reportOf([finding(1, 1, { span }), finding(2, 1, { span })]),
      specs: [file],
    });
    const uri = "a%20b/%C3%A9%23%3F%25%3A%5C%5B%22x.chart.yaml";
    expect(artifacts).toEqual([{ location: { uri, uriBaseId: "%SRCROOT%", index: 0 } }]);
    expect(results[1]?.locations[0].physicalLocation.artifactLocation).toEqual(artifacts[0]?.location);
    expect(decodeURIComponent(uri)).toBe(file);
  });

  it("names files as they lie in the checkout", () => {
    const { artifacts } = show(reportOf([]), { locate: (file) => `server/${file}` });
    expect(artifacts[0]?.location.uri).toBe("server/s.chart.yaml");
  });

  it("keeps texts of specs from being links or placeholders", () => {
    const { message } = showOne(finding(1, 1, { message: 'State "{0}" [x](https://example.org) is never left.' }));
    expect(message.text).toBe('State "{{0}}" [x] (https://example.org) is never left.');
  });

  it("leaves out findings below error level when quiet", () => {
    const report = reportOf(findingsOf("warning", "error", "info"));
    expect(show(report, { quiet: true }).results.map(({ level }) => level)).toEqual(["error"]);
  });

  it.each([
    [reportOf([]), 0, true, undefined],
    [reportOf(findingsOf("error")), 1, true, undefined],
    [reportOf(findingsOf("warning")), 1, true, "Too many warnings: --max-warnings allows 0."],
    [{ ...startReport("generate"), exitCode: 3 }, 3, true, "Drift: what is on the disk is not what the specs emit."],
    [{ ...reportOf(findingsOf("error")), exitCode: 2 }, 2, false, undefined],
    [failedReport("Nothing matches x."), 2, false, "Nothing matches x."],
  ])("says how the run ended", (...[report, exitCode, executionSuccessful, reason]) => {
    const { output, exitCode: stated } = reportSarif(report, { ...options, maxWarnings: 0 });
    expect(stated).toBe(exitCode);
    const [invocation] = readSarif(output).invocations;
    expect(invocation).toMatchObject({ exitCode, executionSuccessful });
    expect(invocation?.exitCodeDescription).toBe(reason);
  });

  it("has a failure among the notifications, and only a failure", () => {
    const [failed] = show(failedReport("Please report it.", "Error: boom\n    at x")).invocations;
    expect(failed?.toolExecutionNotifications).toEqual([
      { descriptor: { id: "bug" }, level: "error", message: { text: "Please report it.\n\nError: boom\n    at x" } },
    ]);
    const [found] = show(reportOf(findingsOf("error"))).invocations;
    expect(found?.toolExecutionNotifications).toEqual([]);
  });

  it("is valid, and harmless in a log, whatever texts there are", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const report = { ...reportOf([findingOfText(text), finding(2, 1)]), specs: [text] };
        for (const given of [report, failedReport(text, text)]) {
          const { output } = reportSarif(given, { ...options, rules: allRules.slice(0, 2) });
          const { results } = readSarif(output);
          expect(readCommands(output)).toEqual([]);
          expect(output).toMatch(/^(?:[^\p{Cc}\p{Cf}\p{Cs}]|\n)*$/u);
          for (const { locations } of results) {
            expect(locations[0].physicalLocation.artifactLocation.uri).not.toMatch(/[\s:]/u);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
