import { followRuns } from "../facts/runs.js";
import { listTransitions } from "../facts/state-parts.js";
import { hasTerminate } from "../facts/steps.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { Name } from "../model/name.js";
import type { State, Transition } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds states that no session is ever in. */
export const unreachableState: Rule = {
  name: "unreachable-state",
  severity: "error",
  structural: false,
  summary: "No path from the initial state enters a state.",
  docs: {
    finds:
      "A state that no run enters, where any guard may hold and an outcome comes up only where an action on the way raises it. " +
      "Of a compound state that is never entered, the states inside are not listed.",
    why: "What the state does never happens; most often a transition to it was forgotten, or leads elsewhere.",
    mend: "Add a transition to it, or remove it. Accept it on the state.",
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
      WAITING:
        on: { HELLO: GONE, SILENCE: GONE }
      GREETED:
        on: { HELLO: GREETED, SILENCE: GONE }
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
      WAITING:
        on: { HELLO: GREETED, SILENCE: GONE }
      GREETED:
        on: { HELLO: GREETED, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => {
    const { entered } = followRuns(index);
    const missed = index.states.filter((state) => state.kind !== "abstract" && !entered.has(state));
    const outermost = missed.filter((state) => index.ancestors(state).every((ancestor) => entered.has(ancestor)));
    const ways = listWaysIn(index, new Set(outermost));
    return outermost.map((state) => report(index, state, { entered, ways: ways.get(state) ?? [] }));
  },
};

interface Misses {
  readonly entered: ReadonlySet<State>;
  readonly ways: readonly WayIn[];
}

function report(index: ChartIndex, state: State, { entered, ways }: Misses): Finding {
  const { chart } = index;
  const start = chart.initial === null ? "" : ` from "${chart.initial.text}"`;
  return {
    span: state.name.span,
    message: `${describeState(chart, state)} can never be entered${start}.`,
    related: ways.map((way) => ({
      span: way.transition.span,
      message: isWithin(index, way.from.name.text, state)
        ? "this transition to it starts in itself"
        : explainWay(index, entered, way),
    })),
    help: "add a transition to it, or remove it",
    subjects: [state],
  };
}

/** A transition to a state that no run enters, and the state that declares it. */
interface WayIn {
  readonly from: State;
  readonly event: Name | null;
  readonly transition: Transition;
}

/** The transitions that lead to each of some states, or into it. */
function listWaysIn(index: ChartIndex, states: ReadonlySet<State>): ReadonlyMap<State, readonly WayIn[]> {
  const ways = new Map([...states].map((state) => [state, new Array<WayIn>()]));
  for (const from of states.size === 0 ? [] : index.states) {
    for (const declared of listTransitions(from)) {
      const { target } = declared.transition;
      const entered = target === null ? undefined : index.state(target.text);
      for (const state of entered === undefined ? [] : index.path(entered))
        ways.get(state)?.push({ from, ...declared });
    }
  }
  return ways;
}

function isWithin(index: ChartIndex, name: string, outer: State): boolean {
  const state = index.state(name);
  return state !== undefined && index.path(state).includes(outer);
}

function explainWay(index: ChartIndex, entered: ReadonlySet<State>, { from, event, transition }: WayIn): string {
  const start = from.name.text;
  if (from.kind === "abstract") return `this transition to it is never taken where "${start}" is extended`;
  if (!entered.has(from)) return `this transition to it starts in "${start}", which is never entered either`;
  if (hasTerminate(transition.actions)) return "this transition ends the session before";
  const isOutcome = event !== null && index.event(event.text)?.kind === "outcome";
  if (isOutcome) return `no action on the way to "${start}" raises the outcome "${event.text}", which leads to it`;
  return "this transition to it is never taken";
}
