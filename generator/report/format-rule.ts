import type { Severity } from "../diagnostics/diagnostic.js";
import type { Paint } from "./paint.js";

/** What there is to tell of a rule. */
export interface RuleText {
  readonly name: string;
  readonly severity: Severity;
  /** Tells that its findings can be neither accepted nor configured. */
  readonly structural: boolean;
  readonly summary: string;
  /** In Markdown. */
  readonly docs: { readonly finds: string; readonly why: string; readonly mend: string };
  /** A whole spec in which the rule finds something. */
  readonly flagged: string;
  /** The same spec mended. */
  readonly clean: string;
}

/** Gives all that there is to tell of a rule, as lines. */
export function formatRule(rule: RuleText, paint: Paint): readonly string[] {
  const { name, severity, summary, docs, flagged, clean } = rule;
  return [
    `${paint("bold", name)} (${severity})`,
    "",
    `  ${summary}`,
    ...formatSection("What it finds", docs.finds, paint),
    ...formatSection("Why it matters", docs.why, paint),
    ...formatSection("How to mend or accept it", describeMending(rule), paint),
    ...formatSection("A spec that it flags", flagged, paint),
    ...formatSection("The same spec, clean", clean, paint),
  ];
}

/** Says how to mend what a rule finds, and what to write to accept it where that is possible, in Markdown. */
export function describeMending({ name, structural, docs }: RuleText): string {
  return structural ? docs.mend : `${docs.mend} There, write \`accept: { ${name}: "why it is meant" }\`.`;
}

/** Gives the list of rules, a line each: name, severity, summary. */
export function formatRuleList(rules: readonly RuleText[]): readonly string[] {
  const width = Math.max(0, ...rules.map(({ name }) => name.length));
  return rules.map(({ name, severity, summary }) => `${name.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`);
}

function formatSection(title: string, text: string, paint: Paint): readonly string[] {
  const lines = text.trimEnd().split("\n");
  return ["", paint("bold", title), "", ...lines.map((line) => (line === "" ? "" : `  ${line}`))];
}
