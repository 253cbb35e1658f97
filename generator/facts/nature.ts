import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import { resolveAnswers, type Candidate, type StateAnswers } from "./answers.js";
import { hasTerminate } from "./steps.js";

/**
 * What a session does in a state. `waiting` states answer the peer or a timer; `idle` ones only a command, `closed` or
 * `opened`; `transient` ones only outcomes, or an open `always` leads on; `mute` ones answer nothing at all. In an
 * `outer` state, one of the states inside is current.
 */
export type StateNature = "waiting" | "idle" | "transient" | "mute" | "outer" | "final" | "abstract";

/** Tells what a session does in a state, superstates, nesting and `*` resolved. */
export function findNature(index: ChartIndex, state: State): StateNature {
  if (state.kind === "compound") return "outer";
  if (state.kind !== "atomic") return state.kind;
  const answers = resolveAnswers(index, state);
  if (leadsOn(answers.always)) return "transient";
  if (hasPeer(answers)) return "waiting";
  const kinds = new Set([...answers.events.keys()].map((name) => index.event(name)?.kind));
  if (kinds.has("timer") || kinds.has("malformed") || kinds.has("unknown")) return "waiting";
  if (kinds.has("command") || kinds.has("closed") || kinds.has("opened")) return "idle";
  return kinds.has("outcome") ? "transient" : "mute";
}

/** Tells whether a session can wait in a state for a message of the peer. */
export function awaitsPeer(index: ChartIndex, state: State): boolean {
  return findNature(index, state) === "waiting" && hasPeer(resolveAnswers(index, state));
}

/** Tells whether an open `always` leads out of the state, so that a session never waits in it. */
export function leadsOn(always: readonly Candidate[]): boolean {
  const last = always.at(-1)?.transition;
  return last?.guard === null && (last.target !== null || hasTerminate(last.actions));
}

function hasPeer({ messages, wildcard }: StateAnswers): boolean {
  return wildcard.length > 0 || messages.distinct.size > 0;
}
