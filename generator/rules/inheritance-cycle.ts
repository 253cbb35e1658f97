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
  const covered = new Set<State>();
  return index.states.flatMap((state) => {
    const cycle = covered.has(state) ? null : findWayBack(index, state);
    cycle?.forEach((member) => covered.add(member));
    return cycle === null ? [] : [cycle];
  });
}

/** The shortest way from a superstate back to itself, breadth first. */
function findWayBack(index: ChartIndex, start: State): readonly State[] | null {
  const ways = new Map<State, readonly State[]>([[start, [start]]]);
  for (const [state, way] of ways) {
    const next = index.superstates(state).filter(({ kind }) => kind === "abstract");
    if (next.includes(start)) return way;
    for (const superstate of next) if (!ways.has(superstate)) ways.set(superstate, [...way, superstate]);
  }
  return null;
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
