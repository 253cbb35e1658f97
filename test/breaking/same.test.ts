import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { verifyRules } from "../../generator/verify/rules/verify-rules.js";
import { seed } from "../support/seed.js";
import { smallPairs } from "../verify/small-pairs.js";
import { compare, compareTexts, listFound, tellBreaks } from "./break-text.js";

describe("a spec and itself", () => {
  it.each(["handshake", "registration", "filemq"])("break nothing: %s", (name) => {
    const text = readFileSync(`specs/${name}.chart.yaml`, "utf8");
    const found = compareTexts(text, text, { depth: 2 });
    expect(tellBreaks(found)).toEqual([]);
    expect(found.pairs.map(({ verification }) => verification.verdict.kind)).not.toContain("cut");
  });

  it.each(verifyRules)("break nothing, though $name finds something", ({ flagged }) => {
    expect(tellBreaks(compareTexts(flagged, flagged))).toEqual([]);
  });

  it("break nothing, whatever the charts", () => {
    const runs = { numRuns: Number(process.env.RANDOM_CHARTS ?? 40), seed };
    fc.assert(
      fc.property(smallPairs, (protocol) => {
        const found = compare(protocol, { ...protocol, file: "new.chart.yaml" }, { depth: 1, maxBytes: 8 * 1_048_576 });
        expect(listFound(found).map(({ diagnostic }) => diagnostic.message)).toEqual([]);
      }),
      runs,
    );
  });
});
