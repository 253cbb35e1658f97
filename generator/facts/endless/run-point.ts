import type { ChartIndex } from "../../model/chart-index.js";
import type { State, Transition } from "../../model/state.js";
import type { Candidate } from "../answers.js";
import { findEffect, type Effect } from "../effect.js";
import type { Raiser } from "../raiser.js";

/** A point in a run to completion: where it stands, and what is queued. `just entered` states try `always` first. */
export interface RunPoint {
  readonly state: State;
  readonly stage: "just entered" | "settled";
  readonly queue: readonly Raiser[];
}

/** A transition that a run takes in a state, on an outcome (null for `always`), and the state that is current then. */
export interface RunStep {
  readonly state: State;
  readonly outcome: string | null;
  readonly transition: Transition;
  readonly to: State;
}

/**
 * One of the things that may come next in a run. `step` is null where no transition of the run is taken; `point` is null
 * where the session ends, or where it is not followed any further.
 */
export interface Next {
  readonly step: RunStep | null;
  readonly point: RunPoint | null;
}

/** Gives what comes of a transition that is taken at a point. */
export function takeCandidate(
  index: ChartIndex,
  { state, queue }: RunPoint,
  { candidate, outcome }: { readonly candidate: Candidate; readonly outcome: string | null },
): Next {
  const point = arrive(findEffect(index, state, candidate), queue);
  if (point === null) return { step: null, point };
  return { step: { state, outcome, transition: candidate.transition, to: point.state }, point };
}

/** Gives the point that an effect leads to, or null where it ends the session. */
export function arrive({ entered, to, raised }: Effect, before: readonly Raiser[]): RunPoint | null {
  if (to === null) return null;
  if (entered.length === 0) return { state: to, stage: "settled", queue: [...before, ...raised] };
  return { state: to, stage: "just entered", queue: [...before.map(doubt), ...raised] };
}

/** What a handler promised is dropped where the state is left before it comes. */
function doubt(raiser: Raiser): Raiser {
  return raiser.late ? { ...raiser, mayRaiseNothing: true } : raiser;
}
