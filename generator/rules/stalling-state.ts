import { followRuns } from "../facts/runs.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState, quoteNames } from "./wording.js";

/** Finds states in which a session may come to wait for an outcome that nothing is going to raise. */
export const stallingState: Rule = {
  name: "stalling-state",
  severity: "error",
  structural: false,
  summary: "A state that only outcomes lead on from may be entered with none on its way.",
  docs: {
    finds:
      "A state that answers outcomes and nothing else, and that a run may enter without raising one, or with an action that " +
      "only may raise one.",
    why: "No message, timer or command is answered there, so that the session waits for nothing, for ever.",
    mend:
      "Raise an outcome on every way into the state (`raises` instead of `mayRaise`), or let it answer something else, such as " +
      "a timer. Accept it on the state.",
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
      friend: { kind: outcome }
    actions:
      look closely: { mayRaise: [friend] }
    states:
      WAITING:
        on:
          HELLO: { target: LOOKING, actions: [look closely] }
          SILENCE: GONE
      LOOKING:
        on: { friend: GONE }
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
      friend: { kind: outcome }
    actions:
      look closely: { raises: [friend] }
    states:
      WAITING:
        on:
          HELLO: { target: LOOKING, actions: [look closely] }
          SILENCE: GONE
      LOOKING:
        on: { friend: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => [...followRuns(index).stalled].map((state) => report(index, state)),
};

function report({ chart }: ChartIndex, state: State): Finding {
  const outcomes = state.on.map(({ event }) => event.text);
  const wanted = outcomes.length === 0 ? "an outcome" : quoteNames(outcomes);
  return {
    span: state.name.span,
    message: `${describeState(chart, state)} may be entered with no outcome on its way, and waits for ${wanted} alone.`,
    related: [],
    help: "raise an outcome on every way into it, or handle a timer in it",
    subjects: [state],
  };
}
