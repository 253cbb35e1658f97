import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as Args from "@oclif/core/args";
import { CLIError } from "@oclif/core/errors";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../command-line/base-command.js";
import { leaveSignals } from "../command-line/leave-signals.js";
import { findingFlags, readReportForm, type ReportFlags } from "../command-line/report-flags.js";
import { writeOutput } from "../command-line/write-output.js";
import { onDisk } from "../faults/disk-fault.js";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { diagramFormats, drawDiagram, type DiagramOptions, type Protocol, type RoleName } from "../index.js";
import { checkProject } from "../project/check-project.js";
import type { LoadedSpecs } from "../project/load-specs.js";
import { openProject } from "../project/open-project.js";
import { reportChecked, reportConfigFaults } from "../project/report-project.js";
import { judgeFindings } from "../report/judge-findings.js";
import { startReport, type Report, type ReportBody } from "../report/report.js";
import { escapeText } from "../text/escape-text.js";

const roles: readonly RoleName[] = ["server", "client"];

/** `chartwright diagram`. */
export default class Diagram extends BaseCommand {
  static override summary = "Draw the chart of a role.";
  static override description =
    "Draws a spec in which `check` finds no error. `text` is boxes of states, below each a box for each event it answers, " +
    "pointing to the state it leads to: $other is any other message, $always needs no event. `mermaid` is a " +
    "stateDiagram-v2 for Markdown, `dot` is for Graphviz, and `svg` is what Graphviz, which comes along, makes of it.";
  static override examples = [
    "<%= config.bin %> diagram specs/login.chart.yaml",
    "<%= config.bin %> diagram login.chart.yaml --format mermaid --output login.mmd",
    "<%= config.bin %> diagram login.chart.yaml --format svg --output login.svg",
    {
      description: "For a Graphviz of your own:",
      command: "<%= config.bin %> diagram login.chart.yaml --format dot | dot -Tpdf",
    },
  ];
  static override args = {
    spec: Args.string({ description: "the spec to draw", ignoreStdin: true, required: true }),
  };
  static override flags = {
    ...findingFlags,
    role: Flags.option({ options: roles, default: "server", summary: "whose chart is drawn" })(),
    format: Flags.option({ options: diagramFormats, default: "text", summary: "the form of the drawing" })(),
    output: Flags.string({ helpValue: "FILE", summary: "write the drawing to this file instead of stdout" }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Diagram);
    refuseOneFile(flags);
    const opened = openProject(process.cwd());
    if (opened.project === null) {
      this.answer(reportConfigFaults("diagram", opened), flags);
      return;
    }
    const { loaded } = await checkProject(opened.project, { paths: [args.spec], cwd: process.cwd() });
    if (flags.format === "svg") leaveSignals(); // Graphviz gives way to nothing, and may take long.
    this.answer(await drawSpec(loaded, flags), flags);
  }
}

interface DiagramFlags extends ReportFlags, DiagramOptions {
  readonly output?: string | undefined;
}

function refuseOneFile({ output, "output-file": report }: DiagramFlags): void {
  if (output === undefined || report === undefined || resolve(output) !== resolve(report)) return;
  throw new CLIError("--output and --output-file name one file: the drawing and the report need one each.");
}

async function drawSpec(loaded: LoadedSpecs, flags: DiagramFlags): Promise<Report> {
  const checked = reportChecked("diagram", loaded);
  const protocol = takeOnly(loaded);
  if (protocol === undefined || judgeFindings(checked.diagnostics, flags["max-warnings"] ?? null) !== 0) return checked;
  const { text, diagnostics } = await drawDiagram(protocol, flags);
  if (text === null) return { ...checked, diagnostics: [...checked.diagnostics, ...diagnostics] };
  // What goes to stdout as text is the drawing alone, so that it can be kept; `check` shows the warnings.
  const isText = readReportForm(flags) === "text";
  return { ...(isText ? startReport("diagram") : checked), body: deliver(text, flags) };
}

function takeOnly({ files, protocols }: LoadedSpecs): Protocol | undefined {
  const count = files.length;
  if (count > 1) throw new InputError(`A diagram is of one spec, and there are ${count}: name one of them.`);
  return [...protocols.values()][0];
}

function deliver(text: string, { role, format, output }: DiagramFlags): ReportBody {
  if (output === undefined) {
    return { lines: text.slice(0, -1).split("\n"), keys: { role, format, output: null, diagram: text } };
  }
  if (output.trim() === "") throw new InputError("--output is empty: it needs a value.");
  const path = resolve(output);
  refuseMissingFolder(path);
  writeOutput(path, text);
  const shown = showPath(path);
  return { lines: [`wrote ${escapeText(shown)}`], keys: { role, format, output: shown, diagram: null } };
}

// A folder that is not there is mostly a slip: nobody asked for one.
function refuseMissingFolder(path: string): void {
  const folder = dirname(path);
  const found = onDisk("write", path, () => statSync(folder, { throwIfNoEntry: false }));
  if (found !== undefined) return;
  throw new InputError(`Cannot write ${showPath(path)}: there is no folder ${showPath(folder)}.`);
}
