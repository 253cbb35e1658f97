import * as Args from "@oclif/core/args";
import { BaseCommand } from "../command-line/base-command.js";
import { plainReportFlags } from "../command-line/report-flags.js";
import { findNearestName } from "../diagnostics/nearest-name.js";
import { InputError } from "../faults/input-error.js";
import { allRules, loadBreakingRules, loadVerifyRules, type Rule } from "../index.js";
import { formatRule, formatRuleList } from "../report/format-rule.js";
import { startReport } from "../report/report.js";

/** `chartwright explain`. */
export default class Explain extends BaseCommand {
  static override summary = "Tell what a rule finds, why it matters, and how to mend or accept it.";
  static override examples = ["<%= config.bin %> explain", "<%= config.bin %> explain unreachable-state"];
  static override args = {
    rule: Args.string({ description: "name of a rule; without it, all are listed", ignoreStdin: true }),
  };
  static override flags = plainReportFlags;

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const known = [...allRules, ...(await loadVerifyRules()), ...(await loadBreakingRules())];
    const rules = args.rule === undefined ? known : [findRule(args.rule, known)];
    const lines =
      args.rule === undefined
        ? formatRuleList(rules)
        : rules.flatMap((rule) => formatRule(rule, this.choosePaint(flags)));
    this.answer({ ...startReport("explain"), body: { lines, keys: { rules: rules.map(describeRule) } } }, flags);
  }
}

function findRule(name: string, known: readonly Rule[]): Rule {
  const found = known.find((rule) => rule.name === name);
  if (found !== undefined) return found;
  const names = known.map((rule) => rule.name);
  const nearest = findNearestName(name, names);
  const offer = nearest === null ? "`chartwright explain` lists those there are." : `Did you mean "${nearest}"?`;
  throw new InputError(`There is no rule "${name}". ${offer}`);
}

function describeRule({ name, severity, structural, summary, docs, flagged, clean }: Rule): object {
  return { name, severity, structural, summary, docs, flagged, clean };
}
