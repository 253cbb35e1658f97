import { BaseCommand } from "../command-line/base-command.js";
import { plainReportFlags } from "../command-line/report-flags.js";
import { initProject } from "../project/init-project.js";
import { startReport } from "../report/report.js";

/** `chartwright init`. */
export default class Init extends BaseCommand {
  static override summary = "Write a config, an example spec, a workflow for CI and lines in .gitattributes.";
  static override description = "Writes into the working directory. What is there already stays as it is.";
  static override examples = ["<%= config.bin %> init"];
  static override flags = plainReportFlags;

  override async run(): Promise<void> {
    const { flags } = await this.parse(Init);
    const files = initProject(process.cwd());
    const lines = files.map(({ path, change }) => `${change} ${path}`);
    const isNew = files.some(({ change }) => change === "created");
    const next = isNew
      ? ["", "Next: `chartwright generate`, then write the handlers; specs/hello.chart.yaml is only an example."]
      : [];
    this.answer({ ...startReport("init"), body: { lines: [...lines, ...next], keys: { files } } }, flags);
  }
}
