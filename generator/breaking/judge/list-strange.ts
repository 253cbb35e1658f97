import type { RoleName } from "../../model/chart.js";
import type { Message } from "../../model/message.js";
import { peerOf } from "../../verify/judge/describe-place.js";
import type { Sighting } from "../../verify/judge/sightings.js";
import type { Explored } from "../../verify/judge/verify-rule.js";
import type { Arrival } from "../../verify/machine/arrival.js";
import type { Reception } from "../../verify/machine/move.js";

/** A message that its reader knows otherwise than its sender does, or not at all, where it was first read. */
export interface Strange {
  readonly sighting: Sighting;
  readonly sent: Message;
  readonly arrival: Arrival;
}

/** Gives the messages that a role was seen to receive so, each once. */
export function listStrange({ joint, sightings }: Explored, role: RoleName, reception: Reception): readonly Strange[] {
  // Moves have the order in which they were first taken.
  const seen = sightings.moves[role].filter((sighting: Sighting | undefined) => sighting !== undefined);
  const first = new Map<number, Strange>();
  for (const sighting of seen) {
    const { step } = sighting;
    if (step?.move.reception !== reception || first.has(step.message)) continue;
    const sent = joint[peerOf(role)].side.index.outgoing[step.message];
    const arrival = joint[role].arrivals[step.message];
    if (sent !== undefined && arrival !== undefined) first.set(step.message, { sighting, sent, arrival });
  }
  return [...first.values()];
}
