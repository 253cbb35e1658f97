import { describe, expect, it } from "vitest";
import { indexOwnCharts } from "../../generator/facts/own-charts.js";
import { findTraffic } from "../../generator/facts/traffic.js";
import { loadText, writeSpec, type SpecParts } from "../rules/analyze-text.js";

const messages =
  "{ A: { from: client }, B: { from: client }, C: { from: client }, D: { from: both }, E: { from: server } }";

function find(states: string, more = ""): Readonly<Record<"sent" | "named" | "missed", readonly string[]>> {
  const server = `
    initial: S
    ignore: [D]${more}
    states:
      GONE: { type: final, entry: [{ send: E }] }
${states}`;
  const parts: SpecParts = { messages, server };
  const [index] = indexOwnCharts(loadText(writeSpec(parts)));
  if (index === undefined) throw new Error("there is always a server");
  const { sent, named, missed } = findTraffic(index);
  return { sent: [...sent.keys()].toSorted(), named: [...named.keys()].toSorted(), missed: [...missed].toSorted() };
}

describe("findTraffic", () => {
  it("gives what a chart sends, names and misses", () => {
    const states =
      "      S: { on: { A: { target: GONE, actions: [{ send: D, guard: g }] }, B: T } }\n      T: { on: { A: GONE } }";
    expect(find(states)).toEqual({ sent: ["D", "E"], named: ["A", "B", "D"], missed: ["B", "C"] });
  });

  it("misses nothing that `*` catches, superstates and states around handle, or the role ignores", () => {
    const states = `
      S: { extends: Up, on: { A: T } }
      T: { initial: IN, on: { B: GONE, C: GONE }, states: { IN: { on: { A: S } } } }
      U: { on: { A: GONE, '*': { guard: g } } }
      Up: { type: abstract, on: { B: GONE, C: GONE } }`;
    expect(find(states).missed).toEqual([]);
  });

  it("misses nothing in states that do not wait, or that only superstates are", () => {
    const more = "\n    events: { go: { kind: command } }";
    const states =
      "      S: { extends: Up, on: { go: GONE } }\n      Up: { type: abstract }\n      T: { on: { A: GONE }, always: GONE }";
    expect(find(states, more)).toMatchObject({ missed: [] });
  });

  it("gives the first place where a message is named, or sent", () => {
    const server = `
    initial: S
    states:
      S: { on: { A: { target: T, actions: [{ send: E }] }, '*': GONE } }
      T: { on: { A: { target: GONE, actions: [{ send: E }] }, '*': GONE } }
      GONE: { type: final }`;
    const text = writeSpec({ messages, server });
    const [index] = indexOwnCharts(loadText(text));
    const traffic = index === undefined ? null : findTraffic(index);
    const line = text.split("\n").findIndex((one) => one.includes("S: {")) + 1;
    const places = [traffic?.sent.get("E"), traffic?.named.get("A"), traffic?.wildcard].map(
      (name) => name?.span.start.line,
    );
    expect(places).toEqual([line, line, line]);
  });
});
