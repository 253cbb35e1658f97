import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gatherBursts } from "../../generator/watch/gather-bursts.js";
import { makeWatchClock } from "./watch-clock.js";

const pace = { quiet: 50, longest: 500 };

/** Gives a gatherer, and the times at which it has fired. */
function start() {
  const clock = makeWatchClock();
  const fired: number[] = [];
  let now = 0;
  const { touch, stop } = gatherBursts(() => fired.push(now), pace, clock);
  const advance = (milliseconds: number): void => {
    for (let at = 0; at < milliseconds; at += 1) {
      now += 1;
      clock.advance(1);
    }
  };
  return { touch, stop, advance, fired, tell: () => now };
}

describe("gatherBursts", () => {
  it("fires once, when it has been quiet for long enough", () => {
    const { touch, advance, fired } = start();
    for (let save = 0; save < 8; save += 1) {
      touch();
      advance(49);
    }
    expect(fired).toEqual([]);
    advance(1);
    expect(fired).toEqual([8 * 49 + 1]);
    advance(10_000);
    expect(fired).toHaveLength(1);
  });

  it("is not starved by events that never end", () => {
    const { touch, advance, fired } = start();
    for (let save = 0; save < 1_000; save += 1) {
      touch();
      advance(2);
    }
    expect(fired).toEqual([500, 1_000, 1_500, 2_000]);
  });

  it("forgets what it has gathered where it is stopped", () => {
    const { touch, stop, advance, fired } = start();
    touch();
    stop();
    advance(10_000);
    expect(fired).toEqual([]);
  });

  it("fires after each event in time, and never without one", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(60), fc.nat(1_000)), { minLength: 1, maxLength: 60 }), (gaps) => {
        const { touch, advance, fired, tell } = start();
        const touched = gaps.map((gap) => {
          advance(gap);
          touch();
          return tell();
        });
        advance(pace.longest);
        for (const at of touched) expect(fired.some((time) => time >= at && time <= at + pace.longest)).toBe(true);
        for (const [index, time] of fired.entries()) {
          const since = fired[index - 1] ?? -1;
          expect(touched.some((at) => at >= since && at <= time - Math.min(pace.quiet, time))).toBe(true);
        }
      }),
    );
  });
});
