import { findBreaks, type BreakOptions, type Comparison } from "../../generator/breaking/find-breaks.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { Counterexample } from "../../generator/verify/verify-protocol.js";
import { analyze } from "../../generator/analyze.js";
import { allRules } from "../../generator/rules/all-rules.js";

const structural = new Set(allRules.filter((rule) => rule.structural).map(({ name }) => name));

/** Loads a version of a spec that has no fault of structure. */
export function loadVersion(text: string, file: string): Protocol {
  const { protocol, diagnostics } = loadSpec(text, file);
  const faults = protocol === null ? diagnostics : analyze(protocol).filter(({ rule }) => structural.has(rule));
  if (protocol === null || faults.length > 0) throw new Error(JSON.stringify(faults, null, 2));
  return protocol;
}

/** Compares two versions of a spec, `old.chart.yaml` and `new.chart.yaml`. */
export function compareTexts(old: string, now: string, options: Partial<BreakOptions> = {}): Comparison {
  return compare(loadVersion(old, "old.chart.yaml"), loadVersion(now, "new.chart.yaml"), options);
}

/** Compares two versions of a protocol. */
export function compare(old: Protocol, now: Protocol, options: Partial<BreakOptions> = {}): Comparison {
  return findBreaks(old, now, { depth: 3, maxBytes: 64 * 1_048_576, ...options });
}

/** Gives all that was found, in either pair. */
export function listFound({ pairs }: Comparison): readonly Counterexample[] {
  return pairs.flatMap(({ verification }) => verification.counterexamples);
}

/** Gives what was found, as `rule: message`. */
export function tellBreaks(comparison: Comparison): readonly string[] {
  const found = [...comparison.diagnostics, ...listFound(comparison).map(({ diagnostic }) => diagnostic)];
  return found.map(({ rule, message }) => `${rule}: ${message}`);
}
