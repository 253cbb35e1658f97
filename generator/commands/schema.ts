import { BaseCommand } from "../command-line/base-command.js";
import { plainReportFlags } from "../command-line/report-flags.js";
import { startReport } from "../report/report.js";
import { readSchema } from "../schema/read-schema.js";

/** `chartwright schema`. */
export default class Schema extends BaseCommand {
  static override summary = "Print the JSON Schema of the spec language.";
  static override description =
    "Editors complete and check specs by it: keep it beside the specs, and begin each of them with the line " +
    "`# yaml-language-server: $schema=chart-v1.schema.json`.";
  static override examples = ["<%= config.bin %> schema > specs/chart-v1.schema.json"];
  static override flags = plainReportFlags;

  override async run(): Promise<void> {
    const { flags } = await this.parse(Schema);
    const text = readSchema();
    this.answer(
      {
        ...startReport("schema"),
        body: { lines: text.trimEnd().split("\n"), keys: { schema: JSON.parse(text) as unknown } },
      },
      flags,
    );
  }
}
