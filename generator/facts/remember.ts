import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";

/** Gives a function that finds a fact of something once, and remembers it for as long as that is looked at. */
export function once<Subject extends object, Fact extends object>(
  find: (subject: Subject) => Fact,
): (subject: Subject) => Fact {
  const facts = new WeakMap<Subject, Fact>();
  return (subject) => {
    const known = facts.get(subject);
    if (known !== undefined) return known;
    const fact = find(subject);
    facts.set(subject, fact);
    return fact;
  };
}

/** Gives a function that finds a fact of a chart once, and remembers it likewise. */
export function oncePerChart<Fact extends object>(find: (index: ChartIndex) => Fact): (index: ChartIndex) => Fact {
  return once(find);
}

/** Gives a function that finds a fact of a state in its chart once, and remembers it likewise. */
export function oncePerState<Fact extends object>(
  find: (index: ChartIndex, state: State) => Fact,
): (index: ChartIndex, state: State) => Fact {
  const ofChart = oncePerChart(() => new Map<State, Fact>());
  return (index, state) => {
    const facts = ofChart(index);
    const known = facts.get(state);
    if (known !== undefined) return known;
    const fact = find(index, state);
    facts.set(state, fact);
    return fact;
  };
}
