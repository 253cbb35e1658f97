import type { SourceSpan } from "../diagnostics/source-span.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds charts and compound states of which nothing says where they begin. */
export const missingInitial: Rule = {
  name: "missing-initial",
  severity: "error",
  structural: true,
  summary: "A chart or a compound state has no initial state, or one that is not inside it.",
  docs: {
    finds: "A role or a state with states inside that has no `initial`, and an `initial` that names a state outside.",
    why: "Entering it would lead nowhere.",
    mend: "Add `initial:` with the name of a state inside. This finding cannot be accepted.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: OPEN
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      OPEN:
        states:
          WAITING:
            on: { HELLO: GONE, SILENCE: GONE }
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
    initial: OPEN
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      OPEN:
        initial: WAITING
        states:
          WAITING:
            on: { HELLO: GONE, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => [
    ...judgeChart(index),
    ...index.states.flatMap((state) => judgeState(index, state)),
  ],
};

function judgeChart({ chart, states }: ChartIndex): readonly Finding[] {
  if (chart.initial !== null) return [];
  const first = states.find(({ kind }) => kind !== "abstract");
  if (first === undefined) return [report(chart.span, `The ${chart.role} has no states.`, null)];
  return [report(chart.span, `The ${chart.role} has no initial state.`, first)];
}

function judgeState(index: ChartIndex, state: State): readonly Finding[] {
  const { initial, states, name, kind } = state;
  const title = describeState(index.chart, state);
  if (kind !== "compound") return [];
  if (states.length === 0) return [report(name.span, `${title} has \`states\`, but none in it.`, null)];
  if (initial === null) return [report(name.span, `${title} has states inside, but no initial one.`, states[0])];
  const found = index.state(initial.text);
  if (found === undefined || index.ancestors(found).includes(state)) return [];
  return [report(initial.span, `${title} cannot begin in "${initial.text}", which is not inside it.`, states[0])];
}

function report(span: SourceSpan, message: string, first: State | null | undefined): Finding {
  const help = first === null || first === undefined ? null : `add a line such as \`initial: ${first.name.text}\``;
  return { span, message, related: [], help, subjects: [] };
}
