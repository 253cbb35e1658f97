import { weigh, type Weighed } from "../measure/weigh.js";
import type { CheckDetails } from "../tasks/check.js";
import { digits } from "./cells.js";
import type { Effort, Line, Row } from "./row.js";

/** How long the first chart may take, in milliseconds, and how many times as long a state may take in a larger one. */
const limit = 1_000;
const growth = 1.25;

const least = 1_000;
const larger = [2_000, 5_000, 10_000];
const transitionsOfState = 20;

/** How long it takes to check a large chart, beside the YAML parser's share of it, and how that grows with the chart. */
export const checkRow: Row = {
  name: "check",
  run: async (effort) => {
    const first = await measure(least, Math.max(3, effort.launches), effort);
    const lines = [describeFirst(first)];
    for (const states of larger.filter((number) => number <= effort.maxStates)) {
      lines.push(describeGrowth(states, first, await measure(states, 2, effort)));
    }
    return lines;
  },
};

async function measure(states: number, times: number, effort: Effort): Promise<Weighed> {
  const details: CheckDetails = { states };
  const order = { ...effort, details };
  const subjects = ["hand-written", "chartwright"] as const;
  const [weighed] = await weigh({ task: "check", order, subjects, things: 1, times });
  if (weighed === undefined) throw new Error("nothing was measured");
  return weighed;
}

function describeFirst([parser, check]: Weighed): Line {
  const transitions = (least * transitionsOfState).toLocaleString("en");
  const { median } = check.value;
  return {
    what: `\`check\`, ${least.toLocaleString("en")} states, ${transitions} transitions; by hand: the YAML parser alone`,
    cells: {
      "hand-written": `${digits(parser.value.median)} ms`,
      chartwright: `${digits(median)} ms (×${digits(check.ratio.median)})`,
    },
    target: `${digits(limit)} ms`,
    isMet: median <= limit,
  };
}

function describeGrowth(states: number, first: Weighed, large: Weighed): Line {
  const [parser = NaN, check = NaN] = large.map(({ value }, at) => {
    return value.median / states / ((first[at]?.value.median ?? NaN) / least);
  });
  return {
    what: `a state of ${states.toLocaleString("en")}, beside one of ${least.toLocaleString("en")}`,
    cells: { "hand-written": `×${digits(parser)}`, chartwright: `×${digits(check)}` },
    target: `×${growth}`,
    isMet: check <= growth,
  };
}
