import { BaseCommand } from "../command-line/base-command.js";
import { findingFlags } from "../command-line/report-flags.js";
import { specPaths } from "../command-line/spec-paths.js";
import { checkProject } from "../project/check-project.js";
import { openProject } from "../project/open-project.js";
import { reportChecked, reportConfigFaults } from "../project/report-project.js";

/** `chartwright check`. */
export default class Check extends BaseCommand {
  static override summary = "Load and analyse specs, report findings, write nothing.";
  static override examples = [
    "<%= config.bin %> check",
    "<%= config.bin %> check specs/login.chart.yaml --json",
    {
      description: "In CI, for a service that reads SARIF:",
      command: "<%= config.bin %> check --report sarif --output-file chartwright.sarif",
    },
  ];
  static override args = specPaths;
  static override flags = findingFlags;

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Check);
    const cwd = process.cwd();
    const opened = openProject(cwd);
    if (opened.project === null) {
      this.answer(reportConfigFaults("check", opened), flags);
      return;
    }
    const checked = await checkProject(opened.project, { paths: args.paths ?? [], cwd });
    this.answer(reportChecked("check", checked.loaded), flags);
  }
}
