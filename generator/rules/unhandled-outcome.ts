import { followRuns, type UnhandledOutcome } from "../facts/runs.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds outcomes that may come up in a state that does not handle them. */
export const unhandledOutcome: Rule = {
  name: "unhandled-outcome",
  severity: "error",
  structural: false,
  summary: "An action on a way into a state may raise an outcome that the state does not handle.",
  docs: {
    finds:
      "A state in which an outcome may come up that it does not handle: raised on a way into it, on a transition within it, or " +
      "queued before and still unprocessed. Outcomes are taken in the order in which they are raised.",
    why: "The session would go on as if the action had answered nothing, and often it would then wait for ever.",
    mend: "Handle the outcome in the state. Accept it on the state, or on the outcome where it may be passed over everywhere.",
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
      foe: { kind: outcome }
    actions:
      look closely: { raises: [friend, foe] }
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
      foe: { kind: outcome }
    actions:
      look closely: { raises: [friend, foe] }
    states:
      WAITING:
        on:
          HELLO: { target: LOOKING, actions: [look closely] }
          SILENCE: GONE
      LOOKING:
        on: { friend: GONE, foe: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => {
    return followRuns(index).unhandled.map((found) => report(index, found));
  },
};

function report(index: ChartIndex, { state, outcome, raiser }: UnhandledOutcome): Finding {
  const by = raiser.by === null ? "which may be raised before" : `which "${raiser.by}" may raise`;
  const declared = index.event(outcome);
  return {
    span: state.name.span,
    message: `${describeState(index.chart, state)} does not handle the outcome "${outcome}", ${by}.`,
    related: [{ message: "raised here", span: raiser.span }],
    help: `add a transition for "${outcome}" to the state`,
    subjects: declared === undefined ? [state] : [state, declared],
  };
}
