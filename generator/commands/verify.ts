import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../command-line/base-command.js";
import { findingFlags, readReportForm, type ReportFlags } from "../command-line/report-flags.js";
import { showProgress } from "../command-line/show-progress.js";
import { specPaths } from "../command-line/spec-paths.js";
import { InputError } from "../faults/input-error.js";
import { writePromela } from "../index.js";
import { checkProject, type CheckedProject } from "../project/check-project.js";
import { openProject } from "../project/open-project.js";
import { reportChecked, reportConfigFaults } from "../project/report-project.js";
import { verifyProject } from "../project/verify-project.js";
import { judgeFindings } from "../report/judge-findings.js";
import type { Report } from "../report/report.js";

const formats = ["text", "mermaid", "promela"] as const;

/** `chartwright verify`. */
export default class Verify extends BaseCommand {
  static override summary = "Explore server and client together and show what goes wrong between them.";
  static override description =
    "Both charts are run against each other over two channels that hold at most 1, 2, 3 and so on messages, up to --depth or " +
    "until more room would show nothing new. Each finding comes with the shortest sequence of messages that leads to it. The " +
    "verdict says what was shown, and no more.";
  static override examples = [
    "<%= config.bin %> verify",
    "<%= config.bin %> verify specs/login.chart.yaml --depth 6 --require-exact",
    "<%= config.bin %> verify specs/login.chart.yaml --format mermaid",
    {
      description: "The same model, for Spin:",
      command: "<%= config.bin %> verify specs/login.chart.yaml --format promela",
    },
  ];
  static override args = specPaths;
  static override flags = {
    ...findingFlags,
    depth: Flags.integer({ min: 1, max: 64, default: 4, helpValue: "K", summary: "the most messages in a channel" }),
    "max-memory": Flags.integer({ min: 1, default: 1024, helpValue: "MIB", summary: "memory for configurations" }),
    "require-exact": Flags.boolean({ summary: "exit with 1 where the verdict is not exact" }),
    format: Flags.option({ options: formats, default: "text", summary: "the form of the message sequences" })(),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Verify);
    const cwd = process.cwd();
    const opened = openProject(cwd);
    if (opened.project === null) {
      this.answer(reportConfigFaults("verify", opened), flags);
      return;
    }
    const checked = await checkProject(opened.project, { paths: args.paths ?? [], cwd });
    this.answer(await answerChecked(checked, flags), flags);
  }
}

interface VerifyFlags extends ReportFlags {
  readonly depth: number;
  readonly "max-memory": number;
  readonly "require-exact": boolean;
  readonly format: (typeof formats)[number];
}

async function answerChecked(checked: CheckedProject, flags: VerifyFlags): Promise<Report> {
  const maxWarnings = flags["max-warnings"] ?? null;
  if (flags.format === "promela") return await printModel(checked, flags.depth);
  const report = await verifyProject(checked, {
    depth: flags.depth,
    maxBytes: flags["max-memory"] * 1_048_576,
    requireExact: flags["require-exact"],
    maxWarnings,
    format: flags.format,
    report: showProgress(process.stderr),
  });
  // What goes to stdout as text is the drawing alone, so that it can be kept; the exit code still tells of findings.
  const isDrawing = flags.format === "mermaid" && readReportForm(flags) === "text" && report.body.lines.length > 0;
  return isDrawing ? { ...report, specs: [], diagnostics: [] } : report;
}

async function printModel({ loaded }: CheckedProject, depth: number): Promise<Report> {
  const checked = reportChecked("verify", loaded);
  const [protocol] = loaded.protocols.values();
  if (loaded.files.length > 1) {
    throw new InputError(`A model is of one spec, and there are ${String(loaded.files.length)}: name one of them.`);
  }
  if (protocol === undefined || judgeFindings(checked.diagnostics, null) !== 0) return checked;
  const model = await writePromela(protocol, depth);
  return {
    ...checked,
    specs: [],
    diagnostics: [],
    body: { lines: model.trimEnd().split("\n"), keys: { promela: model } },
  };
}
