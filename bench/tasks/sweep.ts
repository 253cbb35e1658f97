import { calibrate, timeOf } from "../measure/calibrate.js";
import type { Order, Slice } from "../measure/task.js";
import { makeServer, type Clock } from "../subjects/chartwright.js";
import { Crowd } from "../subjects/crowd.js";
import { Workplace } from "../subjects/work.js";

/** How many ticks a slice has, and how many pass before the first one. */
const ticks = 3;
const warmTicks = 8;

/** A clock that stands still until it is told; the bench calls each tick once the messages of its period are through. */
class HandClock implements Clock {
  period = 0;
  tick: () => void = () => {
    throw new Error("the server has not asked for a clock");
  };

  every(milliseconds: number, tick: () => void): () => void {
    this.period = milliseconds;
    this.tick = tick;
    return () => undefined;
  }
}

/**
 * Measures the share of the work that goes into timers, from 0 to 1, of a server that is kept busy: as many messages as
 * the processor takes in the period of a tick, then the tick.
 */
export async function prepare(order: Order<{ readonly sessions: number }>): Promise<Slice> {
  const server = new BusyServer(order.details.sessions);
  const pairs = calibrate((times) => {
    server.receivePairs(times);
  }, order);
  for (let tick = 0; tick < warmTicks; tick += 1) server.runPeriod(pairs);
  return await Promise.resolve(() => {
    const spent = { messages: 0, tick: 0 };
    for (let tick = 0; tick < ticks; tick += 1) {
      const period = server.runPeriod(pairs);
      spent.messages += period.messages;
      spent.tick += period.tick;
    }
    return spent.tick / (spent.tick + spent.messages);
  });
}

/** A server whose sessions take messages between two ticks. */
class BusyServer {
  private readonly clock = new HandClock();
  private readonly place = new Workplace((surroundings) => makeServer(surroundings, this.clock));
  private readonly crowd: Crowd;

  constructor(sessions: number) {
    this.crowd = new Crowd(Array.from({ length: sessions }, () => this.place.makeSession()));
    globalThis.gc?.();
  }

  receivePairs(times: number): void {
    this.crowd.receivePairs(times);
  }

  /** Gives the time of messages, which fill a period, and that of the tick at its end. No timer may have fired. */
  runPeriod(pairs: number): { readonly messages: number; readonly tick: number } {
    let messages = 0;
    let times = 0;
    this.place.forget();
    for (; messages < this.clock.period * 1e6; times += 1)
      messages += timeOf((count) => {
        this.receivePairs(count);
      }, pairs);
    const tick = timeOf(this.clock.tick, 1);
    this.place.check("HUGZ, NOM", pairs * times);
    return { messages, tick };
  }
}
