import type { State } from "../../model/state.js";
import type { Incident } from "./incident.js";

/**
 * An action that may have put an outcome into the queue. What it answered is only decided when its turn comes, and
 * then written into the incident at `asked`, which is null for an open `raise`.
 */
export interface Raised {
  readonly outcomes: readonly string[];
  readonly mayBeNothing: boolean;
  /** A handler can promise its answer, which belongs to the visit of the state that it was asked in. */
  readonly visit: number | null;
  readonly asked: number | null;
}

/** A point in a session's life at which either the next input is due, or the chart leaves a choice. */
export interface Moment {
  readonly state: State;
  /** Where states were just entered, their `always` is tried before anything else. */
  readonly stage: "just entered" | "settled";
  readonly queue: readonly Raised[];
  /** Counts the states entered. */
  readonly visit: number;
  /** Whether an answer is promised in this visit, so that what arrives has to wait. */
  readonly isPending: boolean;
  /** `asked` where the connection is gone and the chart asked for a new one. */
  readonly connection: "open" | "gone" | "asked";
  /** Whether the run answers that the connection is gone, and so ends the session unless a new one is asked for. */
  readonly isClosing: boolean;
  readonly hasEnded: boolean;
  /** What happened since the input. */
  readonly incidents: readonly Incident[];
}

/** Tells whether a run is complete. */
export function isComplete({ hasEnded, stage, queue }: Moment): boolean {
  return hasEnded || (stage === "settled" && queue.length === 0);
}

/** Gives what decides how a session can go on: moments of one key have the same future. */
export function keyOfMoment({ state, stage, queue, visit, isPending, connection, isClosing }: Moment): string {
  const raised = queue.map((one) => [one.outcomes, one.mayBeNothing, one.asked === null, one.visit === visit]);
  return JSON.stringify([state.name.text, stage, raised, isPending, connection, isClosing]);
}
