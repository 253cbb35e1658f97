import { listHeritage } from "../facts/heritage.js";
import { listTransitions } from "../facts/state-parts.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds final states that have transitions, which are never taken. */
export const finalWithTransitions: Rule = {
  name: "final-with-transitions",
  severity: "error",
  structural: false,
  summary: "A final state has transitions, its own or those of a superstate.",
  docs: {
    finds: "A state with `type: final` that has `on` or `always`, or extends a superstate that has.",
    why: "A session ends as it enters a final state, so none of them is ever taken: either they or the type are a slip.",
    mend: "Remove the transitions, or `type: final` if the session is to go on there. Accept it on the state.",
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
      GONE:
        type: final
        on: { HELLO: WAITING }
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
        on: { HELLO: GONE, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) =>
    index.states.filter(({ kind }) => kind === "final").flatMap((state) => judge(index, state)),
};

function judge(index: ChartIndex, state: State): readonly Finding[] {
  const own = listHeritage(index, state).filter(({ source }) => source === state);
  const from = own.map(({ declaredIn }) => declaredIn).find((place) => listTransitions(place).length > 0);
  if (from === undefined) return [];
  const how = from === state ? "has transitions" : `takes over those of "${from.name.text}"`;
  return [
    {
      span: state.name.span,
      message: `${describeState(index.chart, state)} is final, and ${how}, which are never taken.`,
      related: listTransitions(from)
        .slice(0, 1)
        .map(({ transition }) => ({ message: "the first of them", span: transition.span })),
      help: "remove them, or `type: final` if the session is to go on there",
      subjects: [state],
    },
  ];
}
