import { formatAnswer } from "../command-line/format-answer.js";
import { choosePaint } from "../command-line/choose-paint.js";
import type { AnswerWish } from "../command-line/report-flags.js";
import { formatFailure } from "../report/format-failure.js";
import { judgeReport } from "../report/judge-findings.js";
import { printJsonLine } from "../report/print-json.js";
import { reportJsonLine } from "../report/report-json.js";
import type { Report } from "../report/report.js";

/** What a run has come to: its report, and how many specs are watched then. */
export interface FinishedRun {
  readonly report: Report;
  readonly specs: number;
}

/** Tells of runs as they come, and of what ended them; gives the exit codes that these stand for. */
export interface RunTeller {
  readonly tellStarted: (run: number) => void;
  readonly tellFinished: (run: number, finished: FinishedRun) => number;
  readonly tellFailed: (report: Report) => number;
}

/** Gives what tells of runs as it is asked for: to people, or as JSON, a line for the start and one for the end of each. */
export function makeRunTeller(wish: AnswerWish): RunTeller {
  return wish.form === "json" ? makeJsonTeller(wish) : makeTextTeller(wish);
}

function makeJsonTeller(wish: AnswerWish): RunTeller {
  const tell = (report: Report): number => {
    const { output, exitCode } = reportJsonLine(report, wish);
    process.stdout.write(output);
    return exitCode;
  };
  return {
    tellStarted: (run) => {
      process.stdout.write(printJsonLine({ schemaVersion: 1, command: "generate", event: "started", run }));
    },
    tellFinished: (run, { report }) => {
      const { lines, keys } = report.body;
      return tell({ ...report, body: { lines, keys: { run, ...keys } } });
    },
    tellFailed: tell,
  };
}

function makeTextTeller(wish: AnswerWish): RunTeller {
  const tell = (report: Report): number => {
    const { failure } = report;
    if (failure === null) process.stdout.write(formatAnswer(report, wish).output);
    else process.stderr.write(formatFailure(failure, choosePaint(process.stderr)));
    return judgeReport(report, wish);
  };
  return {
    tellStarted: () => undefined,
    tellFinished: (_run, { report, specs }) => {
      const exitCode = tell(report);
      process.stdout.write(`${describeWatch(specs)}\n`);
      return exitCode;
    },
    tellFailed: tell,
  };
}

// None where the config or a path is wrong: what mends it is waited for.
function describeWatch(specs: number): string {
  if (specs === 0) return "watching for changes…";
  return specs === 1 ? "watching 1 spec…" : `watching ${String(specs)} specs…`;
}
