import { calibrate, timeOf } from "../measure/calibrate.js";
import type { Order, Slice } from "../measure/task.js";
import { Crowd } from "../subjects/crowd.js";
import { loadSubject } from "../subjects/load.js";
import type { SubjectName } from "../subjects/subject.js";
import { Workplace } from "../subjects/work.js";

/** Measures many sessions that take messages in no order that the processor could foresee, in nanoseconds a message. */
export async function prepare(order: Order<{ readonly sessions: number }>): Promise<Slice> {
  const place = new Workplace(await loadSubject(order.subject as SubjectName));
  const crowd = new Crowd(Array.from({ length: order.details.sessions }, () => place.makeSession()));
  globalThis.gc?.();
  const pairs = calibrate((times) => {
    crowd.receivePairs(times);
  }, order);
  return () => {
    place.forget();
    const time = timeOf((times) => {
      crowd.receivePairs(times);
    }, pairs);
    place.check("HUGZ, NOM", pairs);
    return time / pairs / 2;
  };
}
