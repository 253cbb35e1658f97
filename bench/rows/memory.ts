import { compare } from "../measure/interleave.js";
import { subjectNames } from "../subjects/subject.js";
import { digits } from "./cells.js";
import type { Row } from "./row.js";

const limit = 2;

/** What a live session takes. */
export const memoryRow: Row = {
  name: "memory",
  run: async (effort) => {
    const results = await compare({
      task: "memory",
      details: { sessions: effort.weighed },
      subjects: subjectNames,
      pace: { ...effort, launches: 1, rounds: Math.min(3, effort.launches) },
    });
    const byHand = results.get("hand-written")?.value.median ?? NaN;
    const cells: Record<string, string> = {};
    for (const [name, { value }] of results)
      cells[name] = `${Math.round(value.median).toLocaleString("en")} B (×${digits(value.median / byHand)})`;
    return [
      {
        what: "a live session; the hand-written one has no timers, no mailbox",
        cells: { ...cells, "hand-written": `${Math.round(byHand)} B` },
        target: `×${limit}`,
        isMet: (results.get("chartwright")?.value.median ?? NaN) / byHand <= limit,
      },
    ];
  },
};
