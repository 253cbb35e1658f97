import type { ChartIndex } from "../../model/chart-index.js";
import type { TimerEvent } from "../../model/event.js";
import { isDynamic, listTimers } from "../timers.js";
import type { Passage } from "./passage.js";
import { TimerBook, type TickCounts } from "./timer-book.js";

/** How long a timer runs whose duration is asked for when it starts, in milliseconds. */
export const dynamicDuration = 1_000;

/** How a way goes on the clock, on which each `timer` input waits as long as its timer takes. */
export interface Timing {
  /** The timers that must never fire, so that each input sees its own timer alone. */
  readonly silent: readonly TimerEvent[];
  /** Whether the last timer fires at the end of the wait, and not before, having run for some time already. */
  readonly isPunctual: boolean;
}

/** Finds how a way goes on the clock; null where some timer cannot be made to fire alone. */
export function findTiming(index: ChartIndex, way: readonly Passage[]): Timing | null {
  const timers = listTimers(index);
  const awaited = new Set(way.flatMap(({ input }) => (input.kind === "timer" ? [input.timer] : [])));
  if (awaited.size === 0) return { silent: [], isPunctual: true };
  const silent = new Set<TimerEvent>();
  for (;;) {
    const { disturber, isPunctual } = walk(new TimerBook(index, countTicks(timers, silent)), way);
    if (disturber === null) return { silent: timers.filter((timer) => silent.has(timer)), isPunctual };
    if (disturber === "nothing fires" || awaited.has(disturber) || isDynamic(disturber)) return null;
    silent.add(disturber);
  }
}

/** How far a way can be gone: `disturber` is the first timer that fires when it should not, null where none does. */
interface Walk {
  readonly disturber: TimerEvent | "nothing fires" | null;
  readonly isPunctual: boolean;
}

function walk(book: TimerBook, way: readonly Passage[]): Walk {
  let isPunctual = true;
  for (const passage of way) {
    if (passage.input.kind === "timer") {
      const waited = wait(book, passage, passage.input.timer);
      if (waited.disturber !== null) return waited;
      isPunctual = waited.isPunctual;
    } else {
      book.arrive(passage.input);
      book.follow(passage);
    }
  }
  return { disturber: null, isPunctual };
}

/** Waits as long as a timer takes and two ticks more, by which it has fired. */
function wait(book: TimerBook, passage: Passage, timer: TimerEvent): Walk {
  const due = book.now + book.count(timer);
  const first = passage.from === null ? null : book.findNext(passage.from);
  if (first === null || first.tick > due + 2) return { disturber: "nothing fires", isPunctual: false };
  if (first.timer !== timer) return { disturber: first.timer, isPunctual: false };
  book.now = first.tick;
  book.fire(timer);
  book.follow(passage);
  const second = passage.to.hasEnded ? null : book.findNext(passage.to.state);
  book.now = due + 2;
  const disturber = second === null || second.tick > due + 2 ? null : second.timer;
  return { disturber, isPunctual: first.tick > due };
}

/** Counts the ticks of each timer; a tick is a tenth of the shortest, within 10 and 100 milliseconds. */
function countTicks(timers: readonly TimerEvent[], silent: ReadonlySet<TimerEvent>): TickCounts {
  const durations = timers.map((timer) => {
    const { milliseconds } = timer.schedule;
    if (milliseconds === "dynamic") return { timer, given: Infinity, taken: dynamicDuration };
    const duration = silent.has(timer) ? Infinity : milliseconds;
    return { timer, given: duration, taken: duration };
  });
  const shortest = Math.min(...durations.map(({ given }) => given));
  const tick = Math.min(100, Math.max(10, Math.floor(shortest / 10)));
  return new Map(durations.map(({ timer, taken }) => [timer, Math.ceil(taken / tick)]));
}
