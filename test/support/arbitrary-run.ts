import fc from "fast-check";

import type { Chart } from "../../generator/model/chart.js";

/** What happens to a session: what its handlers do, drawn from a seed, the inputs, by number, and its server's options. */
export interface ArbitraryRun {
  readonly seed: number;
  readonly inputs: readonly number[];
  readonly mailbox: number | null;
  /** Milliseconds for one timer after the other, null for what the chart says. */
  readonly durations: readonly (number | null)[];
}

/** Runs of up to twenty inputs. */
export const arbitraryRuns: fc.Arbitrary<ArbitraryRun> = fc.record({
  seed: fc.integer(),
  inputs: fc.array(fc.nat({ max: 30_000 }), { maxLength: 20 }),
  mailbox: fc.constantFrom(null, null, 1, 2, 3),
  durations: fc.array(fc.constantFrom(null, null, null, 0, 70, 300, Infinity), { maxLength: 3 }),
});

/** Gives the durations of a run by the timers of a chart; a dynamic one keeps asking. */
export function nameDurations({ events }: Chart, { durations }: ArbitraryRun): Readonly<Record<string, number>> {
  const timers = events.filter((event) => event.kind === "timer");
  return Object.fromEntries(
    timers.flatMap(({ name, schedule }, at) => {
      const chosen = durations[at] ?? null;
      return chosen === null || schedule.milliseconds === "dynamic" ? [] : [[name.text, chosen]];
    }),
  );
}
