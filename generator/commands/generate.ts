import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../command-line/base-command.js";
import { formatCommand } from "../command-line/format-command.js";
import { findingFlags, readAnswerWish, type ReportFlags } from "../command-line/report-flags.js";
import { specPaths } from "../command-line/spec-paths.js";
import { emitKinds } from "../config/emit-kind.js";
import { importExtensions } from "../config/config.js";
import type { MendNeeds } from "../project/advise-on-drift.js";
import { chooseTask } from "../project/choose-task.js";
import { runGenerate, type GenerateRequest } from "../project/run-generate.js";

/** `chartwright generate`. */
export default class Generate extends BaseCommand {
  static override summary = "Check specs, then emit typed TypeScript from them.";
  static override examples = [
    "<%= config.bin %> generate",
    "<%= config.bin %> generate login.chart.yaml --out src/generated --emit client",
    { description: "Compare with the disk in CI:", command: "<%= config.bin %> generate --check" },
    {
      description: "The same in a repository that only receives what is emitted elsewhere:",
      command: "<%= config.bin %> generate --check --manifest-only src/generated",
    },
  ];
  static override args = specPaths;
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
    target: Flags.string({
      helpValue: "NAME",
      multiple: true,
      multipleNonGreedy: true,
      summary: "emit this target of the config only; may be given several times",
    }),
    watch: Flags.boolean({ summary: "generate again whenever a spec or the config changes, until Ctrl-C" }),
    "list-inputs": Flags.boolean({ summary: "list the files that are read, a path a line, and write nothing" }),
    "list-outputs": Flags.boolean({ summary: "list the files that are emitted, a path a line, and write nothing" }),
    "manifest-only": Flags.string({
      helpValue: "DIR",
      summary: "with --check: compare this folder with the manifest in it; needs neither specs nor a config",
    }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Generate);
    const request = {
      ...flags,
      cwd: process.cwd(),
      paths: args.paths ?? [],
      task: chooseTask(flags),
      importExtension: flags["import-extension"],
      manifestOnly: flags["manifest-only"],
      maxWarnings: flags["max-warnings"] ?? null,
      formatMend: (needs: MendNeeds) => formatCommand(this.argv, needs),
    };
    if (flags.watch) await this.#watch(request, flags);
    else this.answer(await runGenerate(request), flags);
  }

  // What watches is loaded only here.
  async #watch(request: GenerateRequest, flags: ReportFlags): Promise<void> {
    const { watchGenerate } = await import("../watch/watch-generate.js");
    await watchGenerate(request, readAnswerWish(flags));
  }
}
