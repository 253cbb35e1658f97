import { describe, expect, it } from "vitest";
import { allRules } from "../../generator/rules/all-rules.js";
import { analyzeText } from "./analyze-text.js";

describe.each(allRules)("$name", (rule) => {
  it("flags its first example, and no other rule does", () => {
    const rules = analyzeText(rule.flagged).map((finding) => finding.rule);
    expect(new Set(rules)).toEqual(new Set([rule.name]));
  });

  it("allows its second example, as every rule does", () => {
    expect(analyzeText(rule.clean)).toEqual([]);
  });

  it("is an error wherever it is structural", () => {
    expect(rule.structural && rule.severity !== "error").toBe(false);
  });
});
