import { writeSync } from "node:fs";
import { run, settings } from "@oclif/core";
import { formatFailure } from "../report/format-failure.js";
import { reportJson } from "../report/report-json.js";
import { startReport } from "../report/report.js";
import { choosePaint } from "./choose-paint.js";
import { describeError } from "./describe-error.js";
import { exitCodes } from "./exit-codes.js";
import { wantsJson } from "./wants-json.js";

/** What the program is run with: its arguments, and where its package.json is found, as a path or a `file:` URL. */
export interface CommandLine {
  readonly argv: readonly string[];
  readonly root: string;
}

/**
 * Runs a command and sets the exit code. Whatever a command throws is told in a sentence or, with `--json`, in a document
 * of the usual shape; a stack is shown for faults of this program alone.
 */
export async function runCommandLine({ argv, root }: CommandLine): Promise<void> {
  settings.enableAutoTranspile = false;
  exitWhenInterrupted();
  surviveClosedPipes();
  try {
    await run([...argv], root);
  } catch (error) {
    tellError(error, argv);
  }
}

function tellError(error: unknown, argv: readonly string[]): void {
  const { failure, exitCode } = describeError(error, "the maintainers");
  if (wantsJson(argv)) {
    const report = { ...startReport(argv[0] ?? ""), failure, exitCode };
    process.stdout.write(reportJson(report, { maxWarnings: null, quiet: false }).output);
  } else {
    process.stderr.write(formatFailure(failure, choosePaint(process.stderr)));
  }
  process.exitCode = exitCode;
}

// Files are written without giving way to a handler, so none is half done when one of these runs.
function exitWhenInterrupted(): void {
  process.once("SIGINT", () => process.exit(exitCodes.interrupted));
  process.once("SIGTERM", () => process.exit(exitCodes.terminated));
}

// Where stdout is a full disk, stderr may still tell; where that fails as well, the exit code is all there is.
function endUnwritable({ message }: Error): never {
  try {
    writeSync(2, `error: The answer cannot be written: ${message}.\n`);
  } finally {
    process.exit(exitCodes.unusable);
  }
}

// A reader that has seen enough, as `head` has, is no fault of this program.
function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners("error"); // oclif's own shows a stack.
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") endUnwritable(error);
    });
  }
}
