import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { formatRuleMarkdown } from "./format-rule-markdown.js";
import { formatRule, type RuleText } from "./format-rule.js";
import { plainPaint } from "./paint.js";

/** What SARIF calls each severity. */
export const sarifLevels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** A `reportingDescriptor`, as SARIF has it. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown?: string };
  readonly defaultConfiguration: { readonly level: string };
}

/** Describes each rule, and what else was found: of that there is no more than a name. */
export function describeRules(rules: readonly RuleText[], found: readonly Diagnostic[]): readonly SarifRule[] {
  const known = new Set(rules.map(({ name }) => name));
  const others = new Set(found.map(({ rule }) => rule).filter((rule) => !known.has(rule)));
  return [...rules.map(describeRule), ...[...others].map(describeOther)];
}

function describeRule(rule: RuleText): SarifRule {
  return {
    id: rule.name,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.docs.finds },
    help: { text: formatRule(rule, plainPaint).join("\n"), markdown: formatRuleMarkdown(rule) },
    defaultConfiguration: { level: sarifLevels[rule.severity] },
  };
}

// A fault that keeps a spec or a config from being read, or what it holds from being emitted.
function describeOther(id: string): SarifRule {
  const text = `${id}: what chartwright cannot work with. It is no rule, so it can be neither accepted nor configured.`;
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} The message of the finding says what to do.` },
    defaultConfiguration: { level: "error" },
  };
}
