import { Command, Flags } from "@oclif/core";
import { reportJson } from "../report/report-json.js";
import { reportText } from "../report/report-text.js";
import type { Report, ReportOptions } from "../report/report.js";
import { choosePaint } from "./choose-paint.js";

/** The flags that say how a command answers. */
export const reportFlags = {
  json: Flags.boolean({ summary: "answer with one JSON document; the same as --report json" }),
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
  readonly report: "text" | "json";
  readonly "max-warnings"?: number | undefined;
  readonly quiet?: boolean | undefined;
}

/**
 * What all commands have in common: each answers with one report on stdout, and its exit code is the report's. What a
 * command throws becomes a report too, in `runCommandLine`.
 */
export abstract class BaseCommand extends Command {
  static override baseFlags = reportFlags;

  /** Gives the options of a report as the flags have them. */
  protected reportOptions(flags: ReportFlags): ReportOptions {
    return { maxWarnings: flags["max-warnings"] ?? null, quiet: flags.quiet === true };
  }

  /** Prints a report in the form the flags ask for, and sets the exit code. */
  protected answer(report: Report, flags: ReportFlags): void {
    const options = this.reportOptions(flags);
    const isJson = flags.json || flags.report === "json";
    const { output, exitCode } = isJson
      ? reportJson(report, options)
      : reportText(report, { ...options, paint: choosePaint(process.stdout) });
    process.stdout.write(output);
    process.exitCode = exitCode;
  }
}
