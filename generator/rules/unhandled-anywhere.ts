import { findRaisedOutcomes } from "../facts/raised-outcomes.js";
import { followRuns } from "../facts/runs.js";
import { findSlippedOutcomes } from "../facts/slips.js";
import type { Action } from "../model/action.js";
import type { Chart } from "../model/chart.js";
import type { EventDeclaration } from "../model/event.js";
import type { ChartContext, Finding, Rule } from "./rule.js";

/** Finds outcomes that actions raise and no state handles. */
export const unhandledAnywhere: Rule = {
  name: "unhandled-anywhere",
  severity: "warning",
  structural: false,
  summary: "An outcome is raised, and no state handles it.",
  docs: {
    finds:
      "An event of kind `outcome` that an action raises, and that no state handles. Where it comes up in a state that goes on, " +
      "`unhandled-outcome` says so of that state instead.",
    why: "It is raised for nobody: either the state that handles it was forgotten, or it is no longer needed.",
    mend: "Handle it where it comes up, or do not raise it. Accept it on the event.",
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
      greeted: { kind: outcome }
    states:
      WAITING:
        on: { HELLO: { target: GONE, actions: [{ raise: greeted }] }, SILENCE: GONE }
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
      greeted: { kind: outcome }
    states:
      WAITING:
        on: { HELLO: { actions: [{ raise: greeted }] }, greeted: GONE, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index, chart }: ChartContext) => {
    const handled = new Set(index.states.flatMap(({ on }) => on.map(({ event }) => event.text)));
    const unhandled = followRuns(index).unhandled.map(({ outcome }) => outcome);
    const told = new Set([...unhandled, ...findSlippedOutcomes(index)]);
    return [...findRaisedOutcomes(index)].flatMap(([outcome, action]) => {
      const event = index.event(outcome);
      return event === undefined || handled.has(outcome) || told.has(outcome) ? [] : [report(chart, event, action)];
    });
  },
};

function report({ role }: Chart, event: EventDeclaration, { span }: Action): Finding {
  return {
    span: event.name.span,
    message: `The outcome "${event.name.text}" of the ${role} is raised, and no state handles it.`,
    related: [{ message: "raised here", span }],
    help: "handle it where it comes up, or do not raise it",
    subjects: [event],
  };
}
