import { findClosedGroups } from "../facts/closed-groups.js";
import { findEndlessRuns, type EndlessRun } from "../facts/endless-runs.js";
import type { RunStep } from "../facts/endless/run-point.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { ChartContext, Finding, Rule } from "./rule.js";

/** Finds transitions that follow each other without end. */
export const outcomeCycle: Rule = {
  name: "outcome-cycle",
  severity: "warning",
  structural: false,
  summary: "Outcomes or `always` transitions follow each other without end, and nothing has a choice in it.",
  docs: {
    finds:
      "Transitions on outcomes or by `always`, each of which brings about the next, the last the first again. Where a guard " +
      "decides, or a handler that has several answers or need not give one, the cycle may end and is not meant. Nor is one " +
      "that waits for a handler in a state which answers a timer or a command. A single state that nothing else leaves " +
      "either is `trap-state`'s.",
    why:
      "Outcomes come before anything else, so that the session never again takes a message. A cycle of `always` ends as a " +
      "fault after some thousand rounds; one of outcomes keeps the whole program busy, if its handlers answer at once.",
    mend:
      "Guard one of the transitions, let a handler choose, or raise nothing more where the work is done. Accept it on one " +
      "of the transitions, its state or its outcome.",
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
      next: { kind: outcome }
    states:
      WAITING:
        on: { HELLO: GREETING, SILENCE: GONE }
      GREETING:
        entry: [wave, { raise: next }]
        on: { next: COUNTING }
      COUNTING:
        entry: [count the greetings, { raise: next }]
        on: { next: GREETING }
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
      next: { kind: outcome }
    states:
      WAITING:
        on: { HELLO: GREETING, SILENCE: GONE }
      GREETING:
        entry: [wave, { raise: next }]
        on: { next: COUNTING }
      COUNTING:
        entry: [count the greetings, { raise: next }]
        on: { next: [{ target: GREETING, guard: has seen too few }, WAITING] }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => {
    const runs = findEndlessRuns(index);
    if (runs.length === 0) return [];
    const traps = new Set(findClosedGroups(index).flatMap((group) => (group.length === 1 ? group : [])));
    return runs.filter((run) => !run.every(({ state }) => traps.has(state))).map((run) => report(index, run));
  },
};

/** A finding stays readable where a cycle is very long. */
const mostNamed = 6;

function report(index: ChartIndex, run: EndlessRun): Finding {
  const [first, ...others] = run.length > mostNamed ? run.slice(0, mostNamed - 1) : run;
  const events = run.flatMap(({ outcome }) => (outcome === null ? [] : (index.event(outcome) ?? [])));
  return {
    span: first?.transition.span ?? index.chart.span,
    message: `The ${index.chart.role} goes round for ever: ${describeSteps(run)}, and so on.`,
    related: others.map(({ transition }) => ({ message: "this transition is of the cycle", span: transition.span })),
    help: "guard one of these transitions, or raise nothing more where the work is done",
    subjects: [...run.flatMap(({ state, transition }) => [state, transition]), ...events],
  };
}

function describeSteps(run: EndlessRun): string {
  const named = run.length > mostNamed ? run.slice(0, mostNamed - 1) : run;
  const left = run.length - named.length;
  return [...named.map(describeStep), ...(left === 0 ? [] : [`${left} transitions more`])].join(", ");
}

function describeStep({ state, outcome, to }: RunStep): string {
  const event = outcome === null ? "`always`" : `"${outcome}"`;
  return to === state
    ? `${event} keeps it in "${state.name.text}"`
    : `${event} takes it from "${state.name.text}" to "${to.name.text}"`;
}
