import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { formatAnswer } from "../../generator/command-line/format-answer.js";
import type { AnswerWish } from "../../generator/command-line/report-flags.js";
import { reportForms, type ReportForm } from "../../generator/report/report.js";
import { failedReport, finding, findingsOf, reportOf } from "../report/findings.js";

const forms = [...reportForms];
const warned = reportOf([finding(2, 3, { severity: "warning", message: "It is stranded." })]);

function wish(form: ReportForm, change: Partial<AnswerWish> = {}): AnswerWish {
  return { form, file: null, maxWarnings: null, quiet: false, ...change };
}

beforeEach(() => {
  for (const name of ["FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS"]) vi.stubEnv(name, "");
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(forms)("a report as %s", (form) => {
  it("counts warnings, those that are left out included", () => {
    const judge = (change: Partial<AnswerWish>): readonly [number, boolean] => {
      const { output, exitCode } = formatAnswer(warned, wish(form, change));
      return [exitCode, output.includes("stranded")];
    };
    expect(judge({})).toEqual([0, true]);
    expect(judge({ maxWarnings: 1 })).toEqual([0, true]);
    expect(judge({ maxWarnings: 0 })).toEqual([1, true]);
    expect(judge({ maxWarnings: 0, quiet: true })).toEqual([1, false]);
    expect(judge({ quiet: true })).toEqual([0, false]);
  });

  it("keeps an exit code that something beside the findings decides", () => {
    expect(formatAnswer({ ...warned, exitCode: 3 }, wish(form)).exitCode).toBe(3);
    expect(formatAnswer(failedReport("Nothing matches x."), wish(form)).exitCode).toBe(2);
  });

  it("tells of a failure", () => {
    expect(formatAnswer(failedReport("Nothing matches x."), wish(form)).output).toContain("Nothing matches x.");
  });

  it("has no colours in a file", () => {
    const plain = formatAnswer(warned, wish(form, { file: "x" }));
    vi.stubEnv("FORCE_COLOR", "1");
    expect(formatAnswer(warned, wish(form, { file: "x" }))).toEqual(plain);
    const isColoured = formatAnswer(warned, wish(form)).output.includes("\u001B");
    expect(isColoured).toBe(form === "text");
  });

  it("has annotations behind it in GitHub's log where it is text, and nowhere else", () => {
    const answer = (file: string | null): string =>
      formatAnswer(reportOf(findingsOf("error")), wish(form, { file })).output;
    const [plain, inFile] = [answer(null), answer("x")];
    const annotations = formatAnswer(reportOf(findingsOf("error")), wish("github")).output;
    vi.stubEnv("GITHUB_ACTIONS", "false");
    expect(answer(null)).toBe(plain);
    vi.stubEnv("GITHUB_ACTIONS", "true");
    expect(answer(null)).toBe(form === "text" ? plain + annotations : plain);
    expect(answer("x")).toBe(inFile);
  });
});
