import type { ChartIndex } from "../model/chart-index.js";
import type { EventTransitions, State } from "../model/state.js";
import { listHeritage } from "./heritage.js";

/** What a superstate answers to an event, and the states that answer with the superstate. */
export interface OverriddenAnswer {
  readonly superstate: State;
  readonly answer: EventTransitions;
  readonly heirs: readonly State[];
}

/** Gives what superstates answer in vain: whoever has it looks at a transition without a guard for that event before. */
export function listOverridden(index: ChartIndex): readonly OverriddenAnswer[] {
  const heirs = new Map<State, State[]>();
  const overriding = new Map<EventTransitions, number>();
  for (const heir of index.states.filter(({ kind }) => kind !== "abstract")) {
    for (const { superstate, overridden } of listInHeir(index, heir)) {
      const known = heirs.get(superstate) ?? [];
      known.push(heir);
      heirs.set(superstate, known);
      for (const answer of overridden) overriding.set(answer, (overriding.get(answer) ?? 0) + 1);
    }
  }
  return [...heirs].flatMap(([superstate, all]) => {
    const lost = superstate.on.filter((answer) => overriding.get(answer) === all.length);
    return lost.map((answer) => ({ superstate, answer, heirs: all }));
  });
}

/** In one pass over what a state looks at, in order; a superstate that it meets twice it has met the first time. */
function listInHeir(
  index: ChartIndex,
  heir: State,
): readonly { readonly superstate: State; readonly overridden: readonly EventTransitions[] }[] {
  const answered = new Set<string>();
  const places = new Set(listHeritage(index, heir).map(({ declaredIn }) => declaredIn));
  return [...places].flatMap((place) => {
    const overridden = place.on.filter(({ event }) => answered.has(event.text));
    for (const { event, transitions } of place.on) {
      if (transitions.some(({ guard }) => guard === null)) answered.add(event.text);
    }
    return place.kind === "abstract" ? [{ superstate: place, overridden }] : [];
  });
}
