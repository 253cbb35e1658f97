import { isError, sortDiagnostics, type Diagnostic, type Severity } from "../../diagnostics/diagnostic.js";
import { listAcceptances } from "../../facts/acceptables.js";
import type { Acceptance } from "../../model/name.js";
import type { Protocol } from "../../model/protocol.js";
import type { Finding } from "../../rules/rule.js";
import { findUnusedAccepts, unusedAccept } from "../../rules/unused-accept.js";
import type { Patient } from "../explore/patience.js";
import { findTrace } from "../trace/find-trace.js";
import type { TraceStep } from "../trace/trace-step.js";
import type { Explored, Judgement, VerifyRule } from "./verify-rule.js";

/** A finding, and the shortest way to it; empty where it is about something that never happens. */
export interface Counterexample {
  readonly diagnostic: Diagnostic;
  readonly steps: readonly TraceStep[];
}

/** How bad the findings of a rule are, by its name, where that is not its default. */
export type Severities = Readonly<Record<string, Severity | "off">>;

/** What was found so far, each finding once, with the first and so the shortest way to it; without what is accepted. */
export class Findings {
  readonly #severities: Severities;
  readonly #found = new Map<string, Counterexample>();
  readonly #used = new Set<Acceptance>();
  readonly #ran = new Set<string>();

  constructor(severities: Severities = {}) {
    this.#severities = severities;
  }

  /** Whether there is an error among them. */
  get hasError(): boolean {
    return [...this.#found.values()].some(({ diagnostic }) => isError(diagnostic));
  }

  /** Tells whether a rule is to speak. */
  isOn(rule: VerifyRule): boolean {
    return this.#severityOf(rule) !== "off";
  }

  /** Adds what a rule finds in an exploration. */
  *collect(explored: Explored, rule: VerifyRule): Patient<void> {
    const severity = this.#severityOf(rule);
    if (severity === "off") return;
    this.#ran.add(rule.name);
    for (const judgement of rule.judge(explored)) {
      if (judgement === null) yield null;
      else if (!this.#isAccepted(judgement, rule)) this.#add(explored, judgement, { rule: rule.name, severity });
    }
  }

  /** Adds each `accept` of a rule that has looked at everything and found nothing there. */
  addUnusedAccepts(protocol: Protocol): void {
    const severity = this.#severityOf(unusedAccept);
    if (severity === "off") return;
    // Those of `unused-accept` itself are for `check`, which knows what else they stand beside.
    const own = listAcceptances(protocol).flatMap(({ acceptance }) =>
      acceptance.rule === unusedAccept.name ? [acceptance] : [],
    );
    const used = new Set([...this.#used, ...own]);
    for (const finding of findUnusedAccepts(protocol, { used, ran: this.#ran })) {
      const diagnostic = describe(finding, { rule: unusedAccept.name, severity, message: finding.message });
      this.#found.set(JSON.stringify([finding.span, finding.message]), { diagnostic, steps: [] });
    }
  }

  /** Gives them in order of place. */
  list(): readonly Counterexample[] {
    const found = [...this.#found.values()];
    const byDiagnostic = new Map(found.map((counterexample) => [counterexample.diagnostic, counterexample]));
    const sorted = sortDiagnostics(found.map(({ diagnostic }) => diagnostic));
    return sorted.map((diagnostic) => byDiagnostic.get(diagnostic)).filter((one) => one !== undefined);
  }

  #severityOf({ name, severity }: Pick<VerifyRule, "name" | "severity">): Severity | "off" {
    return (Object.hasOwn(this.#severities, name) ? this.#severities[name] : undefined) ?? severity;
  }

  #isAccepted({ subjects }: Judgement, { name }: VerifyRule): boolean {
    const silencing = subjects.flatMap(({ accept }) => accept.filter(({ rule }) => rule === name));
    for (const acceptance of silencing) this.#used.add(acceptance);
    return silencing.length > 0;
  }

  #add({ joint, exploration }: Explored, judgement: Judgement, identity: Pick<Diagnostic, "rule" | "severity">): void {
    const key = JSON.stringify([identity.rule, judgement.span, judgement.message("can")]);
    if (this.#found.has(key)) return;
    const steps = judgement.sighting === null ? [] : findTrace(joint, exploration, judgement.sighting);
    const isGuarded = steps.some(({ choices }) => choices.some(({ kind }) => kind === "guard"));
    const message = judgement.message(isGuarded ? "may" : "can");
    this.#found.set(key, { diagnostic: describe(judgement, { ...identity, message }), steps });
  }
}

function describe(
  { span, related, help }: Pick<Finding, "span" | "related" | "help">,
  identity: Pick<Diagnostic, "rule" | "severity" | "message">,
): Diagnostic {
  return { ...identity, span, related, help };
}
