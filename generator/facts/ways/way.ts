import type { Taken } from "./branch.js";
import type { Timing } from "./keep-time.js";
import type { Passage } from "./passage.js";

/** A state in which a session rests, and the shortest way there. */
export interface Station {
  /** The station that the way comes by; null where it is the start of the session that leads here. */
  readonly before: Station | null;
  /** The last run of the way. */
  readonly passage: Passage;
}

/** The shortest way to take a transition: from a station, null where it is taken when a session starts, by one more run. */
export interface Way {
  readonly taken: Taken;
  readonly from: Station | null;
  readonly passage: Passage;
  readonly timing: Timing;
}

/** Gives all runs on the way to a station, the start of the session first. */
export function listPassages(station: Station | null): readonly Passage[] {
  const passages: Passage[] = [];
  for (let at = station; at !== null; at = at.before) passages.push(at.passage);
  return passages.reverse();
}
