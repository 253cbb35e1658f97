import type { Protocol } from "../../generator/model/protocol.js";
import { explore } from "../../generator/verify/explore/explore.js";
import { JointMachine } from "../../generator/verify/explore/joint-machine.js";
import { hurry } from "../../generator/verify/explore/patience.js";
import { listStretches } from "./joint-path.js";

/** How many configurations there are, and in how many of them nothing more can happen, a full channel or not. */
export interface Counts {
  readonly configurations: number;
  readonly deadEnds: number;
}

const witness = { see: () => undefined, seeDropped: () => undefined, seeDeadEnd: () => undefined };

/** Counts what both roles of a protocol can come to; gives null where that is more than fits into so many bytes. */
export function countJoint(protocol: Protocol, bound: number, maxBytes = 1_000_000_000): Counts | null {
  const joint = new JointMachine(protocol);
  const { table, isCut } = hurry(explore(joint, { bound, maxBytes }, witness));
  if (isCut) return null;
  let deadEnds = 0;
  for (let number = 0; number < table.size; number += 1)
    if (listStretches(joint, table.get(number), bound).length === 0) deadEnds += 1;
  return { configurations: table.size, deadEnds };
}
