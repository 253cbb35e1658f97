import * as Errors from "@oclif/core/errors";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../command-line/base-command.js";
import { findingFlags } from "../command-line/report-flags.js";
import { showProgress } from "../command-line/show-progress.js";
import { specPaths } from "../command-line/spec-paths.js";
import { compareProject } from "../project/breaking/breaking-project.js";
import { checkProject } from "../project/check-project.js";
import { openProject } from "../project/open-project.js";
import { reportConfigFaults } from "../project/report-project.js";

const roles = ["client", "server"] as const;

const missing = "--against must be given: a folder of old specs, an old spec, or a revision of git.";

/** `chartwright breaking`. */
export default class Breaking extends BaseCommand {
  static override summary = "Tell what a change of specs breaks for peers that speak the old ones.";
  static override description =
    "Each spec is compared with the old version of its protocol: an old client is run against the new server, and a new client " +
    "against the old server, as verify does it. A message that the other side does not know, or reads otherwise, and whatever goes " +
    "wrong between the two that did not before, is a finding, with the message sequence that leads to it. The old specs are read " +
    "from a folder, a file, or a revision of git, without a checkout.";
  static override examples = [
    "<%= config.bin %> breaking --against origin/main",
    "<%= config.bin %> breaking --against v1.2.0 specs/login.chart.yaml --json",
    {
      description: "Where all servers are new before any client is:",
      command: "<%= config.bin %> breaking --against v1 --old client",
    },
  ];
  static override args = specPaths;
  static override flags = {
    ...findingFlags,
    against: Flags.string({
      helpValue: "DIR|FILE|REVISION",
      summary: "the old specs, which must be given: a folder or a file, or else a revision of git",
    }),
    old: Flags.option({ options: roles, summary: "the role that old peers play; each in turn by default" })(),
    depth: Flags.integer({ min: 1, max: 64, default: 4, helpValue: "K", summary: "the most messages in a channel" }),
    "max-memory": Flags.integer({ min: 1, default: 1024, helpValue: "MIB", summary: "memory for configurations" }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Breaking);
    const { against } = flags;
    if (against === undefined) throw new Errors.CLIError(missing);
    const cwd = process.cwd();
    const opened = openProject(cwd);
    if (opened.project === null) {
      this.answer(reportConfigFaults("breaking", opened), flags);
      return;
    }
    const given = { paths: args.paths ?? [], cwd };
    const report = await compareProject(await checkProject(opened.project, given), {
      against,
      given,
      oldRoles: flags.old === undefined ? roles : [flags.old],
      severities: Object.fromEntries(opened.project.config.rules),
      depth: flags.depth,
      maxBytes: flags["max-memory"] * 1_048_576,
      report: showProgress(process.stderr),
    });
    this.answer(report, flags);
  }
}
