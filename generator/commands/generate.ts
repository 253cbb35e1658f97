import { Args, Errors, Flags } from "@oclif/core";
import { BaseCommand } from "../command-line/base-command.js";
import { formatCommand } from "../command-line/format-command.js";
import { findingFlags } from "../command-line/report-flags.js";
import { emitKinds } from "../config/emit-kind.js";
import { importExtensions } from "../config/config.js";
import { checkTargets } from "../project/check-project.js";
import { chooseTargets } from "../project/choose-targets.js";
import { generateProject } from "../project/generate-project.js";
import { openProject } from "../project/open-project.js";
import { reportConfigFaults } from "../project/report-project.js";

/** `chartwright generate`. */
export default class Generate extends BaseCommand {
  static override summary = "Check specs, then emit typed TypeScript from them.";
  static override examples = [
    "<%= config.bin %> generate",
    "<%= config.bin %> generate specs/login.chart.yaml --out src/generated --emit client",
    { description: "Compare with the disk in CI:", command: "<%= config.bin %> generate --check" },
  ];
  static override args = {
    paths: Args.string({
      description: "specs, folders of specs, or globs; the config's specs where there are none",
      ignoreStdin: true,
      multiple: true,
    }),
  };
  static override flags = {
    ...findingFlags,
    check: Flags.boolean({ summary: "compare with the disk and write nothing; exit with 3 where they differ" }),
    diff: Flags.boolean({ summary: "show what changes as a unified diff" }),
    "dry-run": Flags.boolean({ summary: "say what would be written and write nothing" }),
    force: Flags.boolean({ summary: "overwrite emitted files that a hand has changed" }),
    prune: Flags.boolean({
      allowNo: true,
      default: true,
      summary: "keep, or by default remove, files that are emitted no longer",
    }),
    out: Flags.string({ helpValue: "DIR", summary: "write to this folder" }),
    emit: Flags.string({ helpValue: "LIST", summary: `emit these, separated by commas: ${emitKinds.join(", ")}` }),
    "import-extension": Flags.option({ options: importExtensions, summary: "what relative imports end with" })(),
    target: Flags.string({ helpValue: "NAME", summary: "emit this target of the config only" }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Generate);
    if (flags.check && flags["dry-run"]) throw new Errors.CLIError("--check writes nothing: leave out --dry-run.");
    const cwd = process.cwd();
    const opened = openProject(cwd);
    if (opened.project === null) {
      this.answer(reportConfigFaults("generate", opened), flags);
      return;
    }
    const { target, out, emit, "import-extension": importExtension } = flags;
    const targets = chooseTargets(opened.project, { cwd, target, out, emit, importExtension });
    const checked = await checkTargets(opened.project, targets, { paths: args.paths ?? [], cwd });
    const report = await generateProject(checked, {
      ...flags,
      dryRun: flags["dry-run"],
      maxWarnings: flags["max-warnings"] ?? null,
      formatMend: (needs) => formatCommand(this.argv, needs),
    });
    this.answer(report, flags);
  }
}
