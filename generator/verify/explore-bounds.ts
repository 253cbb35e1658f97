import type { Protocol } from "../model/protocol.js";
import { explore } from "./explore/explore.js";
import type { JointMachine } from "./explore/joint-machine.js";
import type { Patient } from "./explore/patience.js";
import { Sightings } from "./judge/sightings.js";
import { giveVerdict, type Verdict } from "./judge/verdict.js";
import type { Explored } from "./judge/verify-rule.js";

/** How far to look. `report` is told of progress: the bound, and how many configurations there are. */
export interface Depth {
  /** The most messages in a channel; explored are 1, 2, 3 and so on up to it. */
  readonly depth: number;
  /** What the configurations of one bound may take; the few kilobytes that any take are always granted. */
  readonly maxBytes: number;
  readonly report?: (bound: number, configurations: number) => void;
}

/** The protocol of the server, and what makes its two roles anew for each bound. */
export interface Joinable {
  readonly protocol: Protocol;
  readonly join: () => JointMachine;
}

/** The exploration at the last bound, and what all of them showed. */
export interface BoundsExplored {
  readonly explored: Explored;
  readonly verdict: Verdict;
}

/**
 * Explores two roles over channels of at most 1, 2, 3 and so on messages, until more room would show nothing new or the
 * depth is reached, and has each exploration looked at.
 */
export function* exploreBounds(
  joinable: Joinable,
  options: Depth,
  look: (explored: Explored) => Patient<void>,
): Patient<BoundsExplored> {
  for (let bound = 1; ; bound += 1) {
    const explored = yield* exploreTo(joinable, bound, options);
    const verdict = giveVerdict(explored);
    yield* look(explored);
    const isLast = verdict.kind === "exact" || verdict.reason === "memory" || bound >= options.depth;
    if (isLast) return { explored, verdict };
  }
}

function* exploreTo({ protocol, join }: Joinable, bound: number, { maxBytes, report }: Depth): Patient<Explored> {
  const joint = join();
  const sightings = new Sightings();
  const exploring = explore(joint, { bound, maxBytes }, sightings);
  for (;;) {
    const { done, value } = exploring.next();
    if (done === true) return { protocol, joint, exploration: value, sightings };
    report?.(bound, value);
    yield null;
  }
}
