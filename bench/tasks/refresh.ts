import { calibrate, timeOf } from "../measure/calibrate.js";
import type { Order, Slice } from "../measure/task.js";
import { Crowd } from "../subjects/crowd.js";
import { serve } from "../subjects/hand-written.js";
import type { Serve } from "../subjects/subject.js";
import { serveTimed } from "../subjects/timed.js";
import { Workplace } from "../subjects/work.js";

/** Measures the share of the work that goes into timers where each session has its own, from 0 to 1. */
export async function prepare(order: Order<{ readonly sessions: number }>): Promise<Slice> {
  const timed = makeCrowd(serveTimed, order.details.sessions);
  const plain = makeCrowd(serve, order.details.sessions);
  globalThis.gc?.();
  const pairs = calibrate((times) => {
    receive(timed, times);
    receive(plain, times);
  }, order);
  return await Promise.resolve(() => {
    const withTimers = timeOf((times) => {
      receive(timed, times);
    }, pairs);
    const without = timeOf((times) => {
      receive(plain, times);
    }, pairs);
    return (withTimers - without) / withTimers;
  });
}

function makeCrowd(serve: Serve, sessions: number): Crowd {
  const place = new Workplace(serve);
  return new Crowd(Array.from({ length: sessions }, () => place.makeSession()));
}

function receive(crowd: Crowd, times: number): void {
  crowd.receivePairs(times);
}
