import { resolveAnswers } from "../facts/answers.js";
import { awaitsPeer } from "../facts/nature.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds states in which a session waits for its peer, however long that takes. */
export const noTimeout: Rule = {
  name: "no-timeout",
  severity: "warning",
  structural: false,
  summary: "A state waits for the peer and has no timer.",
  docs: {
    finds:
      "A state that answers messages of the peer, and no timer, itself or through its superstates and the states around it.",
    why:
      "A peer that falls silent keeps the session there for ever, and whatever is kept with it. Enough such peers, and " +
      "nobody else is served.",
    mend: "Handle a timer in the state, a superstate or a state around it. Accept it on the state, or on the role.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: GREETED, BYE: GONE, SILENCE: GONE }
      GREETED:
        on: { HELLO: GREETED, BYE: GONE }
      GONE: { type: final }
  client: derived
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: GREETED, BYE: GONE, SILENCE: GONE }
      GREETED:
        on: { HELLO: GREETED, BYE: GONE, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) =>
    index.states
      .filter((state) => awaitsPeer(index, state) && !hasTimer(index, state))
      .map((state) => report(index, state)),
};

function hasTimer(index: ChartIndex, state: State): boolean {
  return [...resolveAnswers(index, state).events.keys()].some((name) => index.event(name)?.kind === "timer");
}

function report({ chart }: ChartIndex, state: State): Finding {
  return {
    span: state.name.span,
    message: `${describeState(chart, state)} waits for the ${chart.role === "server" ? "client" : "server"}, and no timer ends the wait.`,
    related: [],
    help: "handle a timer in it, or accept that it may wait for ever",
    subjects: [state],
  };
}
