import { compare, type Results } from "../measure/interleave.js";
import { subjectNames } from "../subjects/subject.js";
import { digits } from "./cells.js";
import type { Line, Row } from "./row.js";

/** Room for what a million events allocate, in megabytes, so that no garbage is collected meanwhile. */
const flags = ["--min-semi-space-size=256", "--max-semi-space-size=256"];

/** Less than a byte an event is nothing that an event allocates, but what measuring itself does. */
const limit = 1;

/** What is allocated beside the messages that are sent, which the hand-written code must make as well. */
export const allocationRow: Row = {
  name: "allocation",
  run: async (effort) => {
    const results = await compare({
      task: "allocation",
      details: null,
      subjects: subjectNames,
      pace: { ...effort, launches: 1, rounds: Math.min(3, effort.launches) },
      flags,
    });
    return [describe(results)];
  },
};

function describe(results: Results): Line {
  const messages = results.get("hand-written")?.value.median ?? NaN;
  const cells: Record<string, string> = {};
  for (const [name, { value }] of results) cells[name] = `+${digits(Math.max(0, value.median - messages))} B`;
  const emitted = (results.get("chartwright")?.value.median ?? NaN) - messages;
  return {
    what: "allocated by a transition, beside the messages it sends",
    cells: { ...cells, "hand-written": `${digits(messages)} B sent` },
    target: "+0 B",
    isMet: emitted < limit,
  };
}
