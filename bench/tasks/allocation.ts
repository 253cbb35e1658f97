import { GCProfiler, getHeapStatistics } from "node:v8";
import { calibrate } from "../measure/calibrate.js";
import type { Order, Slice } from "../measure/task.js";
import { KeepingTransport } from "../subjects/application.js";
import { loadSubject } from "../subjects/load.js";
import type { Conversation, SubjectName } from "../subjects/subject.js";
import { countTransitions, pairOf, Workplace, type Mix } from "../subjects/work.js";

const mix: Mix = "HUGZ, NOM";

/** What the young generation, which the flags of this task make large, takes without being collected. */
const room = 100_000_000;

/** How many pairs of messages are measured where what they allocate has room; a million events are 166,667. */
const most = 170_000;

/** Measures what one session allocates at work, in bytes a transition. */
export async function prepare(order: Order<null>): Promise<Slice> {
  const place = new Workplace(await loadSubject(order.subject as SubjectName), new KeepingTransport());
  const session = place.makeSession();
  calibrate((times) => {
    receivePairs(session, times);
  }, order);
  const pairs = Math.min(most, Math.floor(room / Math.max(1, allocatedBy(session, 1000) / 1000)));
  return () => allocatedBy(session, pairs) / pairs / countTransitions(mix);
}

/** Throws where garbage was collected meanwhile, since the difference would then mean nothing. */
function allocatedBy(session: Conversation, pairs: number): number {
  globalThis.gc?.();
  const profiler = new GCProfiler();
  profiler.start();
  const before = getHeapStatistics().used_heap_size;
  receivePairs(session, pairs);
  const after = getHeapStatistics().used_heap_size;
  const collections = profiler.stop().statistics.length;
  if (collections > 0) throw new Error("garbage was collected while allocation was measured");
  return after - before;
}

/** Has one place from which messages arrive, as a host has. */
function receivePairs(session: Conversation, times: number): void {
  const [first, second] = pairOf(mix);
  for (let at = 0; at < 2 * times; at += 1) session.receive((at & 1) === 0 ? first : second);
}
