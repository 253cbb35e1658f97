import { run } from "@oclif/core/run";
import { settings } from "@oclif/core/settings";
import { formatFailure } from "../report/format-failure.js";
import { reportGithub } from "../report/report-github.js";
import { startReport, type Failure, type Report } from "../report/report.js";
import { choosePaint } from "./choose-paint.js";
import { describeError } from "./describe-error.js";
import { exitCodes } from "./exit-codes.js";
import { guessAnswerWish } from "./guess-answer-wish.js";
import { isOnGithub } from "./is-on-github.js";
import type { AnswerWish } from "./report-flags.js";
import { surviveClosedPipes } from "./survive-closed-pipes.js";

/** What the program is run with: its arguments, and where its package.json is found, as a path or a `file:` URL. */
export interface CommandLine {
  readonly argv: readonly string[];
  readonly root: string;
}

/**
 * Runs a command and sets the exit code. Whatever a command throws is told in a sentence on stderr, or answered as the
 * report that is asked for; a stack is shown for faults of this program alone.
 */
export async function runCommandLine({ argv, root }: CommandLine): Promise<void> {
  settings.enableAutoTranspile = false;
  exitWhenInterrupted();
  surviveClosedPipes();
  try {
    await run([...argv], root);
  } catch (error) {
    await tellError(error, argv);
  }
}

async function tellError(error: unknown, argv: readonly string[]): Promise<void> {
  const { failure, exitCode } = describeError(error, "the maintainers");
  process.exitCode = exitCode;
  const wish = guessAnswerWish(argv);
  const command = argv.find((word) => !word.startsWith("-")) ?? "";
  const report = { ...startReport(command), failure, exitCode };
  const isForPeople = wish.form === "text" || wish.file !== null;
  if (isForPeople) tellPeople(report, failure);
  if (wish.form === "text" && wish.file === null) return;
  try {
    await answerFailure(report, wish);
  } catch {
    // Where it is the file that failed, or the very modules that write it, stderr is left.
    if (!isForPeople) tellPeople(report, failure);
  }
}

function tellPeople(report: Report, failure: Failure): void {
  const annotated = isOnGithub()
    ? reportGithub(report, { maxWarnings: null, quiet: false, locate: (file) => file })
    : null;
  process.stderr.write(formatFailure(failure, choosePaint(process.stderr)) + (annotated?.output ?? ""));
}

// Loaded only here, since it brings the rules along.
async function answerFailure(report: Report, wish: AnswerWish): Promise<void> {
  const { formatAnswer } = await import("./format-answer.js");
  const { deliverAnswer } = await import("./deliver-answer.js");
  deliverAnswer(formatAnswer(report, wish).output, wish);
}

// Files are written without giving way to a handler, so none is half done when one of these runs.
function exitWhenInterrupted(): void {
  process.once("SIGINT", () => process.exit(exitCodes.interrupted));
  process.once("SIGTERM", () => process.exit(exitCodes.terminated));
}
