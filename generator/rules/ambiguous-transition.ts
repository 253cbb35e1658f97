import type { Chart } from "../model/chart.js";
import type { Acceptable } from "../model/name.js";
import type { ChartIndex } from "../model/chart-index.js";
import { anyMessage, type State, type Transition } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds transitions of which the second can never be told from the first. */
export const ambiguousTransition: Rule = {
  name: "ambiguous-transition",
  severity: "error",
  structural: false,
  summary: "Two transitions of one state answer one event, both open or with the same guard.",
  docs: {
    finds:
      "In one state, two transitions for one event (or two under `always`) that are both without a guard, or have the same.",
    why: "They are tried in order, so the second is never taken; nothing in the chart says which of them was meant.",
    mend: "Guard one of them, or remove it. Accept it on the transition, the event or the state.",
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
        on:
          HELLO: [{ target: GONE }, { target: WAITING }]
          SILENCE: GONE
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
        on:
          HELLO: [{ target: GONE, guard: has seen enough }, { target: WAITING }]
          SILENCE: GONE
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => index.states.flatMap((state) => judge(index, state)),
};

interface Choice {
  readonly words: string;
  readonly event: Acceptable | undefined;
  readonly transitions: readonly Transition[];
}

function judge(index: ChartIndex, state: State): readonly Finding[] {
  return listChoices(index, state).flatMap(({ words, event, transitions }) =>
    findTwins(transitions).map(({ transition, twin }) => ({
      span: transition.span,
      message: describe(index.chart, { state, words, guard: transition.guard?.text ?? null }),
      related: [{ message: "this one comes first, and is taken instead", span: twin.span }],
      help: "guard one of them, or remove it",
      subjects: event === undefined ? [state, transition, twin] : [state, event, transition, twin],
    })),
  );
}

function listChoices(index: ChartIndex, { on, always }: State): readonly Choice[] {
  const chosen = on.filter(({ transitions }) => transitions.length > 1);
  const answered = chosen.map(({ event: { text }, transitions }) => {
    const words = text === anyMessage ? 'any other message ("*")' : `"${text}"`;
    return { words, event: index.message(text) ?? index.event(text), transitions };
  });
  return [...answered, { words: "`always`", event: undefined, transitions: always }];
}

/** Each transition that has the guard of an earlier one, or is open as an earlier one is, with the first of those. */
function findTwins(
  transitions: readonly Transition[],
): readonly { readonly transition: Transition; readonly twin: Transition }[] {
  const first = new Map(transitions.toReversed().map((transition) => [transition.guard?.text ?? null, transition]));
  return transitions.flatMap((transition) => {
    const twin = first.get(transition.guard?.text ?? null);
    return twin === undefined || twin === transition ? [] : [{ transition, twin }];
  });
}

function describe(
  chart: Chart,
  { state, words, guard }: { readonly state: State; readonly words: string; readonly guard: string | null },
): string {
  const how = guard === null ? "without a guard" : `with the guard "${guard}"`;
  return `${describeState(chart, state)} has more than one transition for ${words} ${how}.`;
}
