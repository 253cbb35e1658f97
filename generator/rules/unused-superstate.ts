import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds superstates that no state takes anything over from. */
export const unusedSuperstate: Rule = {
  name: "unused-superstate",
  severity: "warning",
  structural: false,
  summary: "A superstate that no state extends.",
  docs: {
    finds: "A state with `type: abstract` that no other state names under `extends`.",
    why: "A superstate is never entered, so nothing of it ever happens; most often a state forgot to extend it.",
    mend: "Extend it where its transitions are meant to hold, or remove it. Accept it on the superstate.",
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
      PATIENCE:
        type: abstract
        on: { SILENCE: GONE }
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
        extends: PATIENCE
        on: { HELLO: GONE }
      PATIENCE:
        type: abstract
        on: { SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index, chart }: ChartContext): readonly Finding[] => {
    const used = new Set(index.states.flatMap((state) => index.superstates(state)));
    const unused = index.states.filter((state) => state.kind === "abstract" && !used.has(state));
    return unused.map((state) => ({
      span: state.name.span,
      message: `${describeState(chart, state)} is extended by no state.`,
      related: [],
      help: "extend it where its transitions are meant to hold, or remove it",
      subjects: [state],
    }));
  },
};
