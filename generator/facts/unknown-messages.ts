import type { ChartIndex } from "../model/chart-index.js";

/**
 * Tells whether a message that nobody declares is answered like any other, which leaves it to `*`: so it is unless the
 * role declares an event of its own for it.
 */
export function takesUnknownMessages({ chart }: ChartIndex): boolean {
  return !chart.events.some(({ kind }) => kind === "unknown");
}
