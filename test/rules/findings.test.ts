import { describe, expect, it } from "vitest";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { allRules } from "../../generator/rules/all-rules.js";
import type { Finding, Rule } from "../../generator/rules/rule.js";
import { analyzeText, loadText } from "./analyze-text.js";

/** Where the flagged example of each rule is wrong, and the other places that it tells of, by line. */
const places: Readonly<Record<string, readonly [number, readonly number[]]>> = {
  "unknown-name": [14, []],
  "duplicate-name": [20, [19]],
  "missing-initial": [13, []],
  "abstract-target": [18, [13]],
  "inheritance-cycle": [13, [17]],
  "name-collision": [16, [15]],
  "wrong-direction": [14, [5]],
  "unreachable-state": [15, [16]],
  "trap-state": [15, []],
  "no-path-to-final": [15, [17]],
  "missing-event": [16, []],
  "unhandled-outcome": [21, [19]],
  "stalling-state": [20, []],
  "outcome-cycle": [18, [21]],
  "ambiguous-transition": [15, [15]],
  "final-with-transitions": [15, [17]],
  "shadowed-transition": [15, [15]],
  "partial-guards": [15, []],
  "unused-superstate": [15, []],
  "unused-declaration": [12, []],
  "never-sent": [7, [15]],
  "never-received": [7, [25]],
  "similar-names": [16, [15]],
  "after-terminate": [16, [16]],
  "redundant-override": [18, [15]],
  "unraised-outcome": [12, [15]],
  "unhandled-anywhere": [12, [15]],
  "no-timeout": [16, []],
  "uneven-coverage": [16, []],
  "unused-accept": [15, []],
};

it("names every rule below", () => {
  expect(Object.keys(places).toSorted()).toEqual(allRules.map(({ name }) => name).toSorted());
});

describe.each(allRules)("$name", (rule) => {
  it("tells of one place, and of those that it has to do with", () => {
    const [line, related] = places[rule.name] ?? [];
    const [first, ...others] = analyzeText(rule.flagged);
    expect(others).toEqual([]);
    expect(first?.span.start.line).toBe(line);
    expect(first?.related.map(({ span }) => span.start.line)).toEqual(related);
    for (const { message } of first?.related ?? []) expect(message).not.toBe("");
  });
});

// Errors of structure are never accepted; what is unused is accepted by the rule itself.
const accepted = allRules.filter(({ structural, name }) => !structural && name !== "unused-accept");

function find({ checkProtocol, checkChart }: Rule, text: string): readonly Finding[] {
  const protocol = loadText(text);
  const charts = protocol.client.kind === "chart" ? [protocol.server, protocol.client] : [protocol.server];
  return [
    ...(checkProtocol?.(protocol) ?? []),
    ...charts.flatMap((chart) => [
      ...(checkChart?.({ protocol, chart, index: new ChartIndex(protocol, chart) }) ?? []),
    ]),
  ];
}

describe.each(accepted)("a finding of $name", (rule) => {
  it("is about something that can accept it", () => {
    const found = find(rule, rule.flagged);
    expect(found.length).toBeGreaterThan(0);
    for (const { subjects } of found) expect(subjects).not.toEqual([]);
  });
});
