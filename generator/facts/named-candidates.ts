import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { Candidate } from "./answer.js";
import { listSuperstates } from "./heritage.js";
import { oncePerState } from "./remember.js";

/** By name of an event, `*` among them, the transitions that name it, in the order they are tried. */
export type NamedCandidates = ReadonlyMap<string, readonly Candidate[]>;

/** Gives what a state answers by name: its own transitions, those it takes over, then those of the states around it. */
export function collectNamed(index: ChartIndex, state: State): NamedCandidates {
  const parent = index.parent(state);
  const own = collectOwn(index, state);
  if (parent === null) return own;
  const named = new Map(collectAround(index, parent));
  for (const [event, candidates] of own) named.set(event, [...candidates, ...(named.get(event) ?? [])]);
  return named;
}

/** States that stand in one state share what they have from it. */
const collectAround = oncePerState(collectNamed);

function collectOwn(index: ChartIndex, source: State): NamedCandidates {
  const named = new Map<string, Candidate[]>();
  for (const declaredIn of listSuperstates(index, source)) {
    for (const { event, transitions } of declaredIn.on) {
      const candidates = named.get(event.text) ?? [];
      for (const transition of transitions) candidates.push({ declaredIn, source, transition });
      named.set(event.text, candidates);
    }
  }
  return named;
}
