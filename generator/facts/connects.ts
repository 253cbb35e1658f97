import type { ChartIndex } from "../model/chart-index.js";
import { listActions } from "./state-parts.js";

/** Tells whether a role asks its host for new connections. */
export function connects({ states }: ChartIndex): boolean {
  return states.some((state) => listActions(state).some(({ kind }) => kind === "connect"));
}
