import type { WatchClock } from "./clock.js";

/** How bursts are gathered, in milliseconds: `quiet` must go by without an event, but nothing waits for more than `longest`. */
export interface BurstPace {
  readonly quiet: number;
  readonly longest: number;
}

/** What an editor does to save a file is over after a few milliseconds; who saves without end still sees runs. */
export const burstPace: BurstPace = { quiet: 50, longest: 500 };

/** What gathers events: `touch` tells it of one, `stop` makes it forget those it has gathered. */
export interface BurstGatherer {
  readonly touch: () => void;
  readonly stop: () => void;
}

/** Makes one call of many events that follow each other closely. */
export function gatherBursts(fire: () => void, { quiet, longest }: BurstPace, clock: WatchClock): BurstGatherer {
  let cancelQuiet: (() => void) | null = null;
  let cancelLongest: (() => void) | null = null;
  const stop = (): void => {
    cancelQuiet?.();
    cancelLongest?.();
    cancelQuiet = cancelLongest = null;
  };
  const ring = (): void => {
    stop();
    fire();
  };
  const touch = (): void => {
    cancelQuiet?.();
    cancelQuiet = clock.after(quiet, ring);
    // Never set anew, so that no stream of events can put it off.
    cancelLongest ??= clock.after(longest, ring);
  };
  return { touch, stop };
}
