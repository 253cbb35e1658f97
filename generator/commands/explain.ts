import { Args } from "@oclif/core";
import { BaseCommand } from "../command-line/base-command.js";
import { choosePaint } from "../command-line/choose-paint.js";
import { findNearestName } from "../diagnostics/nearest-name.js";
import { InputError } from "../faults/input-error.js";
import { allRules, type Rule } from "../index.js";
import { formatRule, formatRuleList } from "../report/format-rule.js";
import { startReport } from "../report/report.js";

/** `chartwright explain`. */
export default class Explain extends BaseCommand {
  static override summary = "Tell what a rule finds, why it matters, and how to mend or accept it.";
  static override examples = ["<%= config.bin %> explain", "<%= config.bin %> explain unreachable-state"];
  static override args = {
    rule: Args.string({ description: "name of a rule; without it, all are listed", ignoreStdin: true }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const rules = args.rule === undefined ? allRules : [findRule(args.rule)];
    const lines =
      args.rule === undefined
        ? formatRuleList(rules)
        : rules.flatMap((rule) => formatRule(rule, choosePaint(process.stdout)));
    this.answer({ ...startReport("explain"), body: { lines, keys: { rules: rules.map(describeRule) } } }, flags);
  }
}

function findRule(name: string): Rule {
  const found = allRules.find((rule) => rule.name === name);
  if (found !== undefined) return found;
  const names = allRules.map((rule) => rule.name);
  const nearest = findNearestName(name, names);
  const offer = nearest === null ? "`chartwright explain` lists those there are." : `Did you mean "${nearest}"?`;
  throw new InputError(`There is no rule "${name}". ${offer}`);
}

function describeRule({ name, severity, summary, docs, flagged, clean }: Rule): object {
  return { name, severity, summary, docs, flagged, clean };
}
