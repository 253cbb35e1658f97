import type { Clock } from "../../generated/runtime.js";

/** A clock that a test advances. */
export interface FakeClock extends Clock {
  /** How many timers are set. */
  readonly size: number;
  /** Lets time go by, in milliseconds; each tick whose time has come is called, in the order of their times. */
  advance(milliseconds: number): void;
}

interface Alarm {
  due: number;
  readonly period: number;
  readonly tick: () => void;
}

/** Makes a clock that stands still until it is advanced. */
export function makeFakeClock(): FakeClock {
  const alarms = new Set<Alarm>();
  let now = 0;
  const takeNext = (until: number): Alarm | undefined =>
    [...alarms].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
  return {
    get size() {
      return alarms.size;
    },
    every: (period, tick) => {
      const alarm = { due: now + period, period, tick };
      alarms.add(alarm);
      return () => {
        alarms.delete(alarm);
      };
    },
    advance: (milliseconds) => {
      const until = now + milliseconds;
      for (let alarm = takeNext(until); alarm !== undefined; alarm = takeNext(until)) {
        now = alarm.due;
        alarm.due += alarm.period;
        alarm.tick();
      }
      now = until;
    },
  };
}
