import { describeError } from "../command-line/describe-error.js";
import type { AnswerWish } from "../command-line/report-flags.js";
import { runGenerate, type GenerateRequest } from "../project/run-generate.js";
import { startReport, type Report } from "../report/report.js";
import { lookAtInputs, type GenerateInputs } from "./look-at-inputs.js";
import { refuseBesideWatch } from "./refuse-beside-watch.js";
import { makeRunTeller } from "./run-teller.js";
import { watchInputs } from "./watch-inputs.js";

/**
 * Generates, and again whenever what a run reads has changed, until a signal ends the process, nobody reads stdout any
 * longer, the system refuses to watch, or this program has a fault; the exit code is that of the last run, or of what ended
 * it. Throws `InputError` where the request can never be met.
 */
export async function watchGenerate(request: GenerateRequest, wish: AnswerWish): Promise<void> {
  refuseBesideWatch(request, wish);
  const teller = makeRunTeller(wish);
  const ending = new AbortController();
  process.stdout.once("error", () => {
    ending.abort();
  });
  const runner = {
    look: async () => await lookAtInputs(request),
    run: async (number: number) => {
      teller.tellStarted(number);
      return await runOnce(request);
    },
    tell: (number: number, report: Report, { specs }: GenerateInputs) => {
      process.exitCode = teller.tellFinished(number, { report, specs });
      if (report.failure?.kind === "bug") ending.abort();
    },
  };
  try {
    await watchInputs(runner, ending.signal);
  } catch (error) {
    process.exitCode = teller.tellFailed(reportError(error));
  }
}

// What keeps one run from its work may be mended before the next one.
async function runOnce(request: GenerateRequest): Promise<Report> {
  try {
    return await runGenerate(request);
  } catch (error) {
    return reportError(error);
  }
}

function reportError(error: unknown): Report {
  return { ...startReport("generate"), ...describeError(error, "the maintainers") };
}
