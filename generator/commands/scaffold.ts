import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../command-line/base-command.js";
import { findingFlags } from "../command-line/report-flags.js";
import { importExtensions } from "../config/config.js";
import type { RoleName } from "../index.js";
import { scaffoldProject } from "../project/scaffold/scaffold-project.js";

const roles: readonly RoleName[] = ["server", "client"];

/** `chartwright scaffold`. */
export default class Scaffold extends BaseCommand {
  static override summary = "Write the file for your own handlers once; later add only missing ones.";
  static override description =
    "Each handler that the role asks for is written as a stub that throws. In a file that is there already, stubs are put " +
    "behind the last member of the object literal that is declared as the role's handlers, and no other byte is changed; a " +
    "handler that the spec has no more is reported and left alone. By default the file is `src/NAME.ROLE.ts` where there is " +
    "a folder `src` beside the folder of emitted files, else `NAME.ROLE.ts` beside that folder.";
  static override examples = [
    "<%= config.bin %> scaffold specs/login.chart.yaml",
    "<%= config.bin %> scaffold login.chart.yaml --role client --output src/login.ts",
  ];
  static override args = {
    spec: Args.string({ description: "the spec whose handlers are written", ignoreStdin: true, required: true }),
  };
  static override flags = {
    ...findingFlags,
    role: Flags.option({ options: roles, summary: "whose handlers; the server's, where it is emitted" })(),
    output: Flags.string({ helpValue: "FILE", summary: "the file of the handlers, in place of the default" }),
    target: Flags.string({ helpValue: "NAME", summary: "import from this target of the config" }),
    out: Flags.string({ helpValue: "DIR", summary: "import from this folder, as `generate --out` writes it" }),
    "import-extension": Flags.option({ options: importExtensions, summary: "what relative imports end with" })(),
    diff: Flags.boolean({ summary: "show what changes as a unified diff" }),
    "dry-run": Flags.boolean({ summary: "say what would be written and write nothing" }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Scaffold);
    const report = await scaffoldProject({
      ...flags,
      cwd: process.cwd(),
      spec: args.spec,
      role: flags.role,
      output: flags.output,
      target: flags.target,
      out: flags.out,
      importExtension: flags["import-extension"],
      dryRun: flags["dry-run"],
      maxWarnings: flags["max-warnings"] ?? null,
    });
    this.answer(report, flags);
  }
}
