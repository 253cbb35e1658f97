import { describe, expect, it } from "vitest";
import { allRules } from "../../generator/rules/all-rules.js";
import { verifyRuleNames } from "../../generator/rules/verify-rule-names.js";
import { verifyRules } from "../../generator/verify/rules/verify-rules.js";
import { checkText, nameRules, tell, verifyText } from "./verify-text.js";

describe.each(verifyRules)("$name", (rule) => {
  it("flags its first example, and neither another rule nor `check` does", () => {
    expect(checkText(rule.flagged)).toEqual([]);
    const found = verifyText(rule.flagged);
    expect(nameRules(found)).toEqual([rule.name]);
    expect(found.verdict.kind).not.toBe("cut");
  });

  it("shows the way to what it finds, unless that never happens", () => {
    for (const { steps } of verifyText(rule.flagged).counterexamples)
      expect(steps.length > 0).toBe(rule.name !== "never-executed");
  });

  it("allows its second example, as every rule does, of this command and of `check`", () => {
    expect(checkText(rule.clean)).toEqual([]);
    const found = verifyText(rule.clean);
    expect({ found: tell(found), skipped: found.skipped }).toEqual({ found: [], skipped: [] });
  });

  it("says what it finds, why that matters, and how to mend it", () => {
    const { finds, why, mend } = rule.docs;
    for (const text of [rule.summary, finds, why, mend]) expect(text).toMatch(/^[A-Z`][^]+\.\)?$/u);
  });

  it("is an error, unless it is of what never happens", () => {
    expect(rule.severity).toBe(rule.isOfTheWhole ? "warning" : "error");
    expect(rule.structural).toBe(false);
  });
});

describe("the rules of `verify`", () => {
  it("are those that `check` knows of", () => {
    expect(verifyRules.map(({ name }) => name)).toEqual(verifyRuleNames);
  });

  it("have names that no rule of `check` has", () => {
    const names = new Set([...allRules, ...verifyRules].map(({ name }) => name));
    expect(names.size).toBe(allRules.length + verifyRules.length);
  });
});
