import type { RoleName } from "../../model/chart.js";
import type { JointMachine } from "../../verify/explore/joint-machine.js";
import { findState } from "../../verify/judge/describe-place.js";
import type { Sighting } from "../../verify/judge/sightings.js";

/** Says what becomes of a message that a role does not know, as a part of a sentence. */
export function describeOutcome(joint: JointMachine, role: RoleName, { from, step }: Sighting): string {
  const turn = step?.move.turn;
  if (turn?.to.kind !== "session") return "the session ends";
  if (turn.to.state !== findState(joint, from, role)) return `the session goes to "${turn.to.state.name.text}"`;
  return turn.taken === null ? "it is dropped" : "it is answered as any unknown message";
}
