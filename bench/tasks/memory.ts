import { getHeapStatistics } from "node:v8";
import type { Order, Slice } from "../measure/task.js";
import { loadSubject } from "../subjects/load.js";
import type { Conversation, SubjectName } from "../subjects/subject.js";
import { Workplace } from "../subjects/work.js";

/** A table that keeps nothing: what a server's table takes for its entries is not the session's. */
class EmptyTable extends Map<unknown, unknown> {
  override set(): this {
    return this;
  }
}

/** Measures what a live session takes, in bytes. The context is null; handlers and transport are shared. */
export async function prepare(order: Order<{ readonly sessions: number }>): Promise<Slice> {
  const serve = await loadSubject(order.subject as SubjectName);
  const { sessions } = order.details;
  if (order.subject === "chartwright") globalThis.Map = EmptyTable;
  measure(new Workplace(serve), 1000);
  return () => measure(new Workplace(serve), sessions);
}

function measure(place: Workplace, sessions: number): number {
  const kept = new Array<Conversation | null>(sessions).fill(null);
  const before = usedHeap();
  for (let at = 0; at < sessions; at += 1) kept[at] = place.makeSession();
  const after = usedHeap();
  if (kept.includes(null)) throw new Error("a session is missing");
  return (after - before) / sessions;
}

function usedHeap(): number {
  globalThis.gc?.();
  globalThis.gc?.(); // What the first one only found out to be garbage.
  return getHeapStatistics().used_heap_size;
}
