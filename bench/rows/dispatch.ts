import { compare } from "../measure/interleave.js";
import { subjectNames } from "../subjects/subject.js";
import type { DispatchDetails } from "../tasks/dispatch.js";
import { isWithin, ratioCells } from "./cells.js";
import type { Effort, Line, Row } from "./row.js";

const limit = 1.25;

/** What a transition costs. */
export const dispatchRow: Row = {
  name: "dispatch",
  run: async (effort) => [
    await measureAll(effort),
    await measurePart("of these, HUGZ: no outcome", { mix: "HUGZ", neighbours: "none" }, effort),
    await measurePart("of these, NOM: four outcomes", { mix: "NOM", neighbours: "none" }, effort),
    await measurePart("in turn, where the process serves three protocols", shared, effort),
  ],
};

const alone: DispatchDetails = { mix: "HUGZ, NOM", neighbours: "none" };
const shared: DispatchDetails = { mix: "HUGZ, NOM", neighbours: "two other protocols" };

async function measureAll(pace: Effort): Promise<Line> {
  const results = await compare({ task: "dispatch", details: alone, subjects: subjectNames, pace });
  return {
    what: "a transition: HUGZ, and NOM with its outcomes, in turn",
    cells: ratioCells(results, "ns"),
    target: `×${limit}`,
    isMet: isWithin(results, limit),
  };
}

/** Measures the emitted code beside the hand-written, to show where the time of the first line goes. */
async function measurePart(what: string, details: DispatchDetails, pace: Effort): Promise<Line> {
  const subjects = ["hand-written", "chartwright"];
  const results = await compare({ task: "dispatch", details, subjects, pace });
  return { what, cells: ratioCells(results, "ns"), target: "", isMet: null };
}
