import { findClosedGroups, type ClosedGroup } from "../facts/closed-groups.js";
import { findEndlessRuns } from "../facts/endless-runs.js";
import type { Chart } from "../model/chart.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { quoteNames } from "./wording.js";

/** Finds groups of states that a session moves about in and never gets out of. */
export const noPathToFinal: Rule = {
  name: "no-path-to-final",
  severity: "warning",
  structural: false,
  summary: "A group of states leads nowhere else, and no end of the session can be reached from it.",
  docs: {
    finds:
      "Two states or more that a session enters, that lead to one another alone, and of which none leads to a final state or " +
      "terminates, whatever the guards say. A state that handles `closed` can end, unless it surely asks for a new connection; " +
      "that a lost connection ends any session does not count. A group in which transitions follow each other without end is " +
      "`outcome-cycle`'s. Silent in a `perpetual` role, and in one that terminates on what is unhandled.",
    why:
      "Only the loss of its connection ends such a session, and not every connection is seen to be lost. Until then " +
      "whatever is kept for it stays.",
    mend:
      "Give one of the states a transition to a final state or one that terminates, or say `perpetual: true` of a role that " +
      "is not meant to end. Accept it on one of the states, or on the role.",
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
        on: { HELLO: GREETED, SILENCE: GONE }
      GREETED:
        on: { HELLO: GREETED, SILENCE: ASLEEP }
      ASLEEP:
        on: { HELLO: GREETED, SILENCE: ASLEEP }
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
        on: { HELLO: GREETED, SILENCE: ASLEEP }
      ASLEEP:
        on: { HELLO: GREETED, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index, chart }: ChartContext) => {
    const groups = findClosedGroups(index).filter((group) => group.length > 1);
    if (groups.length === 0) return [];
    const restless = new Set(findEndlessRuns(index).flatMap((run) => run.map(({ state }) => state)));
    return groups.filter((group) => !group.some((state) => restless.has(state))).map((group) => report(chart, group));
  },
};

/** A finding stays readable where a group has very many states. */
const mostNamed = 6;

function report(chart: Chart, group: ClosedGroup): Finding {
  const [first, ...others] = group.length > mostNamed ? group.slice(0, mostNamed - 1) : group;
  return {
    span: first?.name.span ?? chart.span,
    message: `${describeGroup(chart, group)} lead to one another alone, and no end of the session can be reached from them.`,
    related: others.map(({ name }) => ({ message: "this one is of the group", span: name.span })),
    help: "add a transition to a final state, or say `perpetual: true` of the role",
    subjects: group,
  };
}

function describeGroup({ role }: Chart, group: ClosedGroup): string {
  const names = group.map(({ name }) => name.text);
  if (names.length <= mostNamed) return `States ${quoteNames(names)} of the ${role}`;
  const named = names.slice(0, mostNamed - 1).map((name) => `"${name}"`);
  return `States ${named.join(", ")} and ${names.length - named.length} more of the ${role}`;
}
