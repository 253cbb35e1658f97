import { sortDiagnostics, type Diagnostic, type Severity } from "./diagnostics/diagnostic.js";
import type { Protocol } from "./model/protocol.js";
import { findAcceptFaults } from "./rules/accept-faults.js";
import { allRules } from "./rules/all-rules.js";
import type { Finding, Rule } from "./rules/rule.js";
import { runRule, type Verdict } from "./rules/run-rule.js";
import { findUnusedAccepts, unusedAccept } from "./rules/unused-accept.js";
import { verifyRuleNames } from "./rules/verify-rule-names.js";

/** How bad a rule's findings are, or that it does not run. */
export type RuleSeverity = Severity | "off";

/** `severities` overrides the defaults by rule name; structural rules are always errors. */
export interface AnalyzeOptions {
  readonly severities?: Readonly<Record<string, RuleSeverity>>;
}

/**
 * Judges a spec by every rule, and gives the findings in order of place, without those that the author accepts. Where
 * structural rules find something, the model cannot be used and the others do not run.
 */
export function analyze(protocol: Protocol, { severities = {} }: AnalyzeOptions = {}): readonly Diagnostic[] {
  const run = (rule: Rule): readonly Judged[] => judge(rule, protocol, severities);
  const structural = allRules.filter((rule) => rule.structural).flatMap(run);
  const isWhole = structural.every(({ verdict }) => verdict.findings.length === 0);
  const others = isWhole ? allRules.filter((rule) => !rule.structural).flatMap(run) : [];
  const found = [...structural, ...judgeAcceptances(others, protocol)].flatMap(describe);
  return sortDiagnostics([...findAcceptFaults(protocol, [...allRules, ...verifyRules]), ...found]);
}

/** A rule that has run. */
interface Judged {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly verdict: Verdict;
}

const verifyRules = verifyRuleNames.map((name) => ({ name, structural: false }));

function judge(rule: Rule, protocol: Protocol, severities: Readonly<Record<string, RuleSeverity>>): readonly Judged[] {
  const isChosen = !rule.structural && Object.hasOwn(severities, rule.name);
  const severity = (isChosen ? severities[rule.name] : undefined) ?? rule.severity;
  return severity === "off" ? [] : [{ rule, severity, verdict: runRule(rule, protocol) }];
}

/** Only when the others have run is it seen what each `accept` was good for. */
function judgeAcceptances(judged: readonly Judged[], protocol: Protocol): readonly Judged[] {
  const used = new Set(judged.flatMap(({ verdict }) => verdict.silencing));
  const ran = new Set(judged.map(({ rule }) => rule.name));
  return judged.map((one) => {
    if (one.rule !== unusedAccept) return one;
    return { ...one, verdict: { findings: findUnusedAccepts(protocol, { used, ran }), silencing: [] } };
  });
}

function describe({ rule, severity, verdict }: Judged): readonly Diagnostic[] {
  return verdict.findings.map(({ span, message, related, help }: Finding) => {
    return { rule: rule.name, severity, message, span, related, help };
  });
}
