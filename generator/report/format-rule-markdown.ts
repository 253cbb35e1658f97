import { describeMending, type RuleText } from "./format-rule.js";

/** Gives what there is to tell of a rule as Markdown, without its name: for the page of rules, and for SARIF. */
export function formatRuleMarkdown(rule: RuleText): string {
  const { docs, flagged, clean } = rule;
  return [
    `**What it finds.** ${docs.finds}`,
    `**Why it matters.** ${docs.why}`,
    `**How to mend or accept it.** ${describeMending(rule)}`,
    "A spec that it flags:",
    fence(flagged),
    "The same spec, clean:",
    fence(clean),
  ].join("\n\n");
}

function fence(spec: string): string {
  return `\`\`\`yaml\n${spec.trimEnd()}\n\`\`\``;
}
