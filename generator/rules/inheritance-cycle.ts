import { findComponents } from "../facts/components.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { quoteNames } from "./wording.js";

/** Finds superstates that extend themselves, directly or not. */
export const inheritanceCycle: Rule = {
  name: "inheritance-cycle",
  severity: "error",
  structural: true,
  summary: "A superstate extends itself, directly or through others.",
  docs: {
    finds: "An `extends` that comes back to the superstate it started from; each cycle once.",
    why: "Which of them comes first, and so which transition is taken, would depend on where one begins to read.",
    mend: "Take one `extends` of the cycle away. This finding cannot be accepted.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      Defaults:
        type: abstract
        extends: Patience
        on: { HELLO: GONE }
      Patience:
        type: abstract
        extends: Defaults
        on: { SILENCE: GONE }
      WAITING:
        extends: Defaults
      GONE: { type: final }
  client: derived
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      Defaults:
        type: abstract
        extends: Patience
        on: { HELLO: GONE }
      Patience:
        type: abstract
        on: { SILENCE: GONE }
      WAITING:
        extends: Defaults
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => listCycles(index).map((cycle) => report(index, cycle)),
};

/** Each cycle from its first state in the document; a state that several cycles share is the start of one only. */
function listCycles(index: ChartIndex): readonly (readonly State[])[] {
  const superstates = index.states.filter(({ kind }) => kind === "abstract");
  const components = findComponents(superstates, (state) => listNext(index, state)).map((found) => new Set(found));
  const componentOf = new Map(components.flatMap((component) => [...component].map((state) => [state, component])));
  const covered = new Set<State>();
  return superstates.flatMap((state) => {
    const component = componentOf.get(state) ?? new Set();
    const cycle = covered.has(state) ? null : findWayBack(index, state, component);
    cycle?.forEach((member) => covered.add(member));
    return cycle === null ? [] : [cycle];
  });
}

function listNext(index: ChartIndex, state: State): readonly State[] {
  return index.superstates(state).filter(({ kind }) => kind === "abstract");
}

/** The shortest way from a superstate back to itself, breadth first; what does not lead back to it is left out. */
function findWayBack(index: ChartIndex, start: State, component: ReadonlySet<State>): readonly State[] | null {
  const before = new Map<State, State | null>([[start, null]]);
  for (const state of before.keys()) {
    const next = listNext(index, state).filter((superstate) => component.has(superstate));
    if (next.includes(start)) return followBack(state, before);
    for (const superstate of next) if (!before.has(superstate)) before.set(superstate, state);
  }
  return null;
}

function followBack(last: State, before: ReadonlyMap<State, State | null>): readonly State[] {
  const way: State[] = [];
  for (let state: State | null = last; state !== null; state = before.get(state) ?? null) way.push(state);
  return way.reverse();
}

function report({ chart }: ChartIndex, cycle: readonly State[]): Finding {
  const names = cycle.map(({ name }) => name.text);
  const [first, ...others] = cycle;
  const span = first?.name.span ?? chart.span;
  const way = others.length === 0 ? "" : ` through ${quoteNames(names.slice(1))}`;
  return {
    span,
    message: `Superstate ${quoteNames(names.slice(0, 1))} of the ${chart.role} extends itself${way}.`,
    related: others.map(({ name }) => ({ message: `through "${name.text}"`, span: name.span })),
    help: "take one `extends` of the cycle away",
    subjects: [],
  };
}
