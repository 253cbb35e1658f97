import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findClosedGroups } from "../../generator/facts/closed-groups.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";
import { arbitraryCharts } from "../support/arbitrary-chart.js";
import { arbitraryRuns } from "../support/arbitrary-run.js";
import type { Input } from "../support/interpreter-input.js";
import { seed } from "../support/seed.js";
import { runSteadily } from "./steady-world.js";

/** How many charts are tried; `RANDOM_CHARTS=2000` tries more of them. */
const numRuns = Number(process.env.RANDOM_CHARTS ?? 60);

function find(states: string, role = ""): readonly string[] {
  const server = `
    initial: START
    ${role}
    events:
      time: { kind: timer, after: 1s }
      lost: { kind: closed }
      ok: { kind: outcome }
    states:
${states}
      END: { type: final }`;
  const protocol = loadText(writeSpec({ server }));
  const groups = findClosedGroups(new ChartIndex(protocol, protocol.server));
  return groups.map((group) => group.map(({ name }) => name.text).join(" ")).toSorted();
}

const states = `
      START: { on: { HELLO: C, time: ALONE } }
      A: { on: { HELLO: B } }
      B: { on: { HELLO: C, time: A } }
      C: { on: { HELLO: A } }
      ALONE: { on: { time: ALONE } }`;

describe("findClosedGroups", () => {
  it("gives what a session gets into and not out of, and not the way there", () => {
    expect(find(states)).toEqual(["A B C", "ALONE"]);
  });

  it("counts no state that is not entered, and no move that no run makes", () => {
    const more = `${states.replace("HELLO: A }", "HELLO: A, ok: LOST }")}
      LOST: { on: { HELLO: END } }`;
    expect(find(more)).toEqual(["A B C", "ALONE"]);
  });

  it("lets the end of one be the end of all that lead there", () => {
    expect(find(states.replace("C: { on: { HELLO: A", "C: { on: { HELLO: A, time: END"))).toEqual(["ALONE"]);
  });

  it("counts no state whose entry ends the session, since none is ever in it", () => {
    const ending =
      "      START: { on: { HELLO: OUT } }\n      OUT: { entry: [terminate], initial: IN, states: { IN: {} } }";
    expect(find(ending)).toEqual([]);
  });

  it("gives none in a role that is not meant to end, or that ends on what is unhandled", () => {
    expect(find(states, "perpetual: true")).toEqual([]);
    expect(find(states, "unhandled: terminate")).toEqual([]);
  });
});

it("keeps a session that is in a group within it, until its connection is gone", { timeout: 3_600_000 }, () => {
  let tried = 0;
  const runs = fc.array(arbitraryRuns, { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(arbitraryCharts, runs, ({ protocol, chart }, several) => {
      const groups = findClosedGroups(new ChartIndex(protocol, chart));
      const groupOf = new Map(groups.flatMap((group) => group.map(({ name }) => [name.text, group] as const)));
      for (const run of groups.length === 0 ? [] : several) {
        const isFed = ({ kind }: Input): boolean => kind !== "closed" && kind !== "terminate" && kind !== "fail";
        const records = runSteadily({ protocol, chart }, run, { isFed })?.records ?? [];
        const first = records.findIndex(({ state }) => groupOf.has(state));
        const after = first === -1 ? [] : records.slice(first);
        tried += after.length;
        expect(new Set(after.map(({ state }) => groupOf.get(state))).size).toBeLessThan(2);
        expect(after.some(({ ended }) => ended)).toBe(false);
      }
    }),
    { numRuns, seed },
  );
  expect(tried).toBeGreaterThan(100);
});
