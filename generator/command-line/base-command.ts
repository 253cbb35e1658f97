import { Command } from "@oclif/core/command";
import type * as Interfaces from "@oclif/core/interfaces";
import type { Paint } from "../report/paint.js";
import type { Report } from "../report/report.js";
import { deliverAnswer } from "./deliver-answer.js";
import { choosePaintOf, formatAnswer } from "./format-answer.js";
import { readAnswerWish, refuseContradiction, reportFlags, type ReportFlags } from "./report-flags.js";

/**
 * What all commands have in common: each answers with one report, in the form and to the place that its flags ask for, and
 * its exit code is the report's. What a command throws becomes a report too, in `runCommandLine`.
 */
export abstract class BaseCommand extends Command {
  static override baseFlags = reportFlags;

  /** Parses the arguments; throws where two flags ask for two forms of the report. */
  protected override async parse<
    F extends Interfaces.OutputFlags<Interfaces.FlagInput>,
    B extends Interfaces.OutputFlags<Interfaces.FlagInput>,
    A extends Interfaces.OutputArgs<Interfaces.ArgInput>,
  >(options?: Interfaces.Input<F, B, A>, argv?: string[]): Promise<Interfaces.ParserOutput<F, B, A>> {
    const parsed = await super.parse(options, argv);
    refuseContradiction(parsed);
    return parsed;
  }

  /** Gives the report in the form the flags ask for, on stdout or in the file they name, and sets the exit code. */
  protected answer(report: Report, flags: ReportFlags): void {
    const wish = readAnswerWish(flags);
    const { output, exitCode } = formatAnswer(report, wish);
    deliverAnswer(output, wish);
    process.exitCode = exitCode;
  }

  /** Gives the colours for lines that a command has in its report beside the findings. */
  protected choosePaint(flags: ReportFlags): Paint {
    return choosePaintOf(readAnswerWish(flags));
  }
}
