import * as Errors from "@oclif/core/errors";
import * as Flags from "@oclif/core/flags";
import { reportForms, type ReportForm, type ReportOptions } from "../report/report.js";

const json = Flags.boolean({ summary: "answer with one JSON document; the same as --report json" });

const outputFile = Flags.string({
  helpValue: "FILE",
  summary: "write the report to this file, whole or not at all, and nothing to stdout",
  parse: (path) => Promise.resolve(readOutputFile(path)),
});

/** The flags that say how a command with findings answers. */
export const reportFlags = {
  json,
  "output-file": outputFile,
  report: Flags.option({
    options: reportForms,
    default: "text",
    summary: "the form of the report: for people, as JSON, as SARIF 2.1.0, or as GitHub annotations",
  })(),
};

/** The flags that say how a command without findings answers; they take the place of `reportFlags`. */
export const plainReportFlags = {
  report: Flags.option({ options: ["text", "json"] as const, default: "text", summary: "the form of the answer" })(),
};

/** The flags that say which findings count. */
export const findingFlags = {
  "max-warnings": Flags.integer({ min: 0, helpValue: "N", summary: "exit with 1 where there are more warnings" }),
  quiet: Flags.boolean({ summary: "show findings at error level only" }),
};

/** What the flags of a report come to. */
export interface ReportFlags {
  readonly json: boolean;
  readonly report: ReportForm;
  readonly "output-file"?: string | undefined;
  readonly "max-warnings"?: number | undefined;
  readonly quiet?: boolean | undefined;
}

/** How an answer is asked for; `file` is null where it goes to stdout. */
export interface AnswerWish extends ReportOptions {
  readonly form: ReportForm;
  readonly file: string | null;
}

/** Gives how an answer is asked for by flags. */
export function readAnswerWish(flags: ReportFlags): AnswerWish {
  return {
    form: readReportForm(flags),
    file: flags["output-file"] ?? null,
    maxWarnings: flags["max-warnings"] ?? null,
    quiet: flags.quiet === true,
  };
}

/** Gives the form of the report that flags ask for. */
export function readReportForm({ json, report }: ReportFlags): ReportForm {
  return json ? "json" : report;
}

/** What the parser found, as far as it matters here. */
interface ParsedFlags {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly metadata: { readonly flags: Readonly<Record<string, { readonly setFromDefault?: boolean } | undefined>> };
}

/** Throws where `--json` and `--report` ask for two forms. */
export function refuseContradiction({ flags: { json, report }, metadata }: ParsedFlags): void {
  if (json !== true || report === "json" || metadata.flags.report?.setFromDefault === true) return;
  throw new Errors.CLIError(
    `--json and --report ${String(report)} ask for two forms of one report: leave one of them out.`,
  );
}

/** Gives the path of a report; throws where it is none, or where it looks as if the value had been forgotten. */
export function readOutputFile(path: string): string {
  if (path.trim() === "") throw new Errors.CLIError("the name of the file is empty");
  if (path.endsWith(".chart.yaml")) throw new Errors.CLIError(`${path} is a spec: a report may not take its place`);
  return path;
}
