import { setImmediate } from "node:timers/promises";

/**
 * Work that may take long, in slices: whoever does it can let others have their turn at each pause, and has the result at
 * the end.
 */
export type Patient<Result, Told = null> = Generator<Told, Result, undefined>;

/** How many configurations are looked at between two pauses: some tens of milliseconds. */
const slice = 1 << 14;

/** Tells whether, after so many configurations, it is time for a pause. */
export function isPauseDue(count: number): boolean {
  return count % slice === slice - 1;
}

/** Does all the work at once. */
export function hurry<Result, Told>(work: Patient<Result, Told>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** Does work slice by slice, and between two slices lets everything else have its turn: a signal, above all. */
export async function takeTurns<Result, Told>(work: Patient<Result, Told>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await setImmediate();
  }
}
