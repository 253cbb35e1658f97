import { describe, expect, it } from "vitest";
import { breakingRules } from "../../generator/breaking/rules/breaking-rules.js";
import { findRemovedProtocols } from "../../generator/breaking/rules/removed-protocol.js";
import { allRules } from "../../generator/rules/all-rules.js";
import { verifyRules } from "../../generator/verify/rules/verify-rules.js";
import { checkText, tell, verifyText } from "../verify/verify-text.js";
import { compareTexts, loadVersion, tellBreaks } from "./break-text.js";

/** Gives the names of the rules that find something in a new version, each once. */
function nameBreaks(old: string, now: string): readonly string[] {
  const removed = findRemovedProtocols([loadVersion(old, "old.chart.yaml")], [loadVersion(now, "new.chart.yaml")]);
  if (removed.length > 0) return removed.map(({ rule }) => rule);
  return [...new Set(tellBreaks(compareTexts(old, now)).map((told) => told.split(":")[0] ?? ""))];
}

describe.each(breakingRules)("$name", (rule) => {
  it("flags its first example against the second, and no other rule does", () => {
    expect(nameBreaks(rule.clean, rule.flagged)).toEqual([rule.name]);
  });

  it("has examples in which `check` and `verify` find nothing", () => {
    for (const example of [rule.flagged, rule.clean]) {
      expect(checkText(example)).toEqual([]);
      expect(tell(verifyText(example))).toEqual([]);
    }
  });

  it("says what it finds, why that matters, and how to mend it", () => {
    const { finds, why, mend } = rule.docs;
    for (const text of [rule.summary, finds, why, mend]) expect(text).toMatch(/^[A-Z`][^]+\.\)?$/u);
  });
});

it("the rules of `breaking` have names of their own", () => {
  const names = new Set([...allRules, ...verifyRules, ...breakingRules].map(({ name }) => name));
  expect(names.size).toBe(allRules.length + verifyRules.length + breakingRules.length);
});
