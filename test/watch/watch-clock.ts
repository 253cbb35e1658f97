import type { WatchClock } from "../../generator/watch/clock.js";
import { makeFakeClock } from "../support/fake-clock.js";

/** A clock for what watches, which a test advances by milliseconds. */
export interface FakeWatchClock extends WatchClock {
  advance(milliseconds: number): void;
}

/** Makes a clock that stands still until it is advanced. */
export function makeWatchClock(): FakeWatchClock {
  const clock = makeFakeClock();
  return {
    after: (milliseconds, ring) => {
      const stop = clock.every(milliseconds, () => {
        stop();
        ring();
      });
      return stop;
    },
    advance: (milliseconds) => {
      clock.advance(milliseconds);
    },
  };
}
