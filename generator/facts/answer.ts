import type { Transition } from "../model/state.js";
import type { Inheritance } from "./heritage.js";

/** A transition that a state may take, and where the state has it from. */
export interface Candidate extends Inheritance {
  readonly transition: Transition;
}

/**
 * How a state answers one event. The candidates are in the order they are tried and end with the first open one;
 * where all are guarded, none may hold. `ignored` tells a message that the role takes and drops.
 */
export interface Answer {
  readonly event: string;
  readonly candidates: readonly Candidate[];
  readonly ignored: boolean;
}

/** Tells whether one of the candidates is taken whatever the guards say. */
export function isCertain(candidates: readonly Candidate[]): boolean {
  return candidates.at(-1)?.transition.guard === null;
}

/** Gives the candidates that are ever tried: those up to the first open one. */
export function untilOpen(candidates: readonly Candidate[]): readonly Candidate[] {
  const open = candidates.findIndex(({ transition }) => transition.guard === null);
  return open === -1 ? candidates : candidates.slice(0, open + 1);
}
