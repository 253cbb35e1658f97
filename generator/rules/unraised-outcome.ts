import { findRaisedOutcomes } from "../facts/raised-outcomes.js";
import { findSlippedOutcomes } from "../facts/slips.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { EventDeclaration } from "../model/event.js";
import type { EventTransitions } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";

/** Finds outcomes that states handle and no action raises. */
export const unraisedOutcome: Rule = {
  name: "unraised-outcome",
  severity: "warning",
  structural: false,
  summary: "An outcome is handled, and no action raises it.",
  docs: {
    finds:
      "An event of kind `outcome` that a state handles, and that no action of the role raises: none that a state names.",
    why: "What handles it never happens; most often the action that raises it lacks its `raises`, or is named otherwise.",
    mend: "Declare which action raises it, or remove it. Accept it on the event.",
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
      stranger: { kind: outcome }
    states:
      WAITING:
        on: { HELLO: { actions: [look closely] }, stranger: GONE, SILENCE: GONE }
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
      stranger: { kind: outcome }
    actions:
      look closely: { mayRaise: [stranger] }
    states:
      WAITING:
        on: { HELLO: { actions: [look closely] }, stranger: GONE, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => {
    const raised = findRaisedOutcomes(index);
    const slipped = findSlippedOutcomes(index);
    const unraised = index.chart.events.filter(
      ({ kind, name }) => kind === "outcome" && !raised.has(name.text) && !slipped.has(name.text),
    );
    const answers = index.states.flatMap(({ on }) => on);
    const first = new Map(answers.toReversed().map((answer) => [answer.event.text, answer]));
    return unraised.flatMap((event) => {
      const handled = first.get(event.name.text);
      return handled === undefined ? [] : [report(index, event, handled)];
    });
  },
};

function report({ chart }: ChartIndex, event: EventDeclaration, { event: { span } }: EventTransitions): Finding {
  return {
    span: event.name.span,
    message: `The outcome "${event.name.text}" of the ${chart.role} is handled, and no action raises it.`,
    related: [{ message: "handled here", span }],
    help: "name it under `raises` or `mayRaise` of the action that answers with it, or raise it by `{ raise: … }`",
    subjects: [event],
  };
}
