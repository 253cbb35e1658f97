import type { RuleText } from "./format-rule.js";
import { formatRuleMarkdown } from "./format-rule-markdown.js";

const introduction = `# Rules

What \`chartwright check\` finds in a spec, made from the rules themselves by \`npm run docs\`; \`chartwright explain RULE\`
tells the same. The config sets severities (\`rules: { no-timeout: error }\`, or \`off\`), but for those marked with an
asterisk: always errors and never accepted, they are rules of structure, since nothing can be emitted from what they find,
and those of \`chartwright breaking\`, whose second example is the old spec.`;

/** Gives the page of all rules in Markdown: a table of them, then each with its examples. */
export function formatRulesPage(rules: readonly RuleText[]): string {
  return `${[introduction, formatTable(rules), ...rules.map(formatRuleSection)].join("\n\n")}\n`;
}

function formatTable(rules: readonly RuleText[]): string {
  const rows = rules.map(({ name, severity, structural, summary }) => {
    return `| [${name}](#${name}) | ${severity}${structural ? "\\*" : ""} | ${summary.replaceAll("|", "\\|")} |`;
  });
  return ["| rule | severity | finds |", "| --- | --- | --- |", ...rows].join("\n");
}

function formatRuleSection(rule: RuleText): string {
  const severity = rule.structural ? "Always an error." : `Default: ${rule.severity}.`;
  return [`## ${rule.name}`, `${rule.summary} ${severity}`, formatRuleMarkdown(rule)].join("\n\n");
}
