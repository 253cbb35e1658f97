import { calibrate, timeOf } from "../measure/calibrate.js";
import type { Order, Slice } from "../measure/task.js";
import { loadSubject } from "../subjects/load.js";
import type { Conversation, SubjectName } from "../subjects/subject.js";
import { countTransitions, pairOf, Workplace, type Mix } from "../subjects/work.js";

/** What a session is given to do, and what else the process does before. */
export interface DispatchDetails {
  readonly mix: Mix;
  readonly neighbours: "none" | "two other protocols";
}

/** Measures one session at work, in nanoseconds a transition. */
export async function prepare(order: Order<DispatchDetails>): Promise<Slice> {
  const { mix, neighbours } = order.details;
  if (neighbours !== "none") (await import("../subjects/neighbours.js")).runNeighbours(100_000);
  const place = new Workplace(await loadSubject(order.subject as SubjectName));
  const session = place.makeSession();
  const pairs = calibrate((times) => {
    receivePairs(session, mix, times);
  }, order);
  return () => measure({ place, session, mix, pairs });
}

/** What a slice is made of. */
interface Work {
  readonly place: Workplace;
  readonly session: Conversation;
  readonly mix: Mix;
  readonly pairs: number;
}

function measure({ place, session, mix, pairs }: Work): number {
  receivePairs(session, mix, Math.ceil(pairs / 20)); // The caches are another process's.
  place.forget();
  const time = timeOf((times) => {
    receivePairs(session, mix, times);
  }, pairs);
  place.check(mix, pairs);
  return time / pairs / countTransitions(mix);
}

/** Has one place from which messages arrive, as a host has. */
function receivePairs(session: Conversation, mix: Mix, times: number): void {
  const [first, second] = pairOf(mix);
  for (let at = 0; at < 2 * times; at += 1) session.receive((at & 1) === 0 ? first : second);
}
