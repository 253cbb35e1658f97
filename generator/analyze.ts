import { isError, sortDiagnostics, type Diagnostic, type Severity } from "./diagnostics/diagnostic.js";
import { hasAccepted } from "./facts/acceptables.js";
import { findChartOfRole } from "./facts/chart-of-role.js";
import { ChartIndex } from "./model/chart-index.js";
import type { Chart } from "./model/chart.js";
import type { Protocol } from "./model/protocol.js";
import { findAcceptFaults } from "./rules/accept-faults.js";
import { allRules } from "./rules/all-rules.js";
import type { ChartContext, Finding, Rule } from "./rules/rule.js";

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
  const contexts = listContexts(protocol);
  const run = (rule: Rule): readonly Diagnostic[] => runRule(rule, contexts, severityOf(rule, severities));
  const structural = allRules.filter((rule) => rule.structural).flatMap(run);
  const others = structural.some(isError) ? [] : allRules.filter((rule) => !rule.structural).flatMap(run);
  const faults = findAcceptFaults(protocol, allRules);
  return sortDiagnostics([...faults, ...structural, ...others]);
}

/** The protocol and its charts as the rules see them; a derived client is judged by what it is derived from. */
interface Contexts {
  readonly protocol: Protocol;
  readonly charts: readonly ChartContext[];
}

function listContexts(protocol: Protocol): Contexts {
  const clients = protocol.client.kind === "derived" ? [] : [findChartOfRole(protocol, "client")];
  const charts = [protocol.server, ...clients];
  return { protocol, charts: charts.map((chart) => ({ protocol, chart, index: new ChartIndex(protocol, chart) })) };
}

function severityOf(rule: Rule, severities: Readonly<Record<string, RuleSeverity>>): RuleSeverity {
  if (rule.structural || !Object.hasOwn(severities, rule.name)) return rule.severity;
  return severities[rule.name] ?? rule.severity;
}

function runRule(rule: Rule, { protocol, charts }: Contexts, severity: RuleSeverity): readonly Diagnostic[] {
  if (severity === "off") return [];
  const shared = [...(rule.checkProtocol?.(protocol) ?? [])].filter((finding) => !isAccepted(rule, finding, null));
  const own = charts.map((context) => {
    const findings = [...(rule.checkChart?.(context) ?? [])];
    return findings.filter((finding) => !isAccepted(rule, finding, context.chart));
  });
  const found = [...shared, ...withoutRepeats(protocol, own)];
  return found.map(({ span, message, related, help }) => ({ rule: rule.name, severity, message, span, related, help }));
}

function isAccepted(rule: Rule, { subjects }: Finding, chart: Chart | null): boolean {
  if (rule.structural) return false;
  return [...subjects, ...(chart === null ? [] : [chart])].some((subject) => hasAccepted(subject, rule.name));
}

/** Where the client is `same`, what is wrong with the server's chart is not said once more of the client. */
function withoutRepeats({ client }: Protocol, own: readonly (readonly Finding[])[]): readonly Finding[] {
  if (client.kind !== "same") return own.flat();
  const said = new Map<string, Finding>();
  for (const finding of own.flat()) {
    const message = finding.message.toLowerCase().replaceAll("the client", "the server");
    const key = JSON.stringify([finding.span, message]);
    if (!said.has(key)) said.set(key, finding);
  }
  return [...said.values()];
}
