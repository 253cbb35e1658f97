import type { ChartIndex } from "../model/chart-index.js";
import { oncePerChart } from "./remember.js";

/**
 * Tells whether a message that nobody declares is answered like any other, which leaves it to `*`: so it is unless the
 * role declares an event of its own for it.
 */
export function takesUnknownMessages(index: ChartIndex): boolean {
  return !listKinds(index).has("unknown");
}

const listKinds = oncePerChart(({ chart }) => new Set(chart.events.map(({ kind }) => kind)));
