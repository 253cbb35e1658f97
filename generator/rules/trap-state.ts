import { resolveAnswers, type Candidate } from "../facts/answers.js";
import { findEffect } from "../facts/effect.js";
import { findMoves } from "../facts/moves.js";
import { followRuns } from "../facts/runs.js";
import { hasTerminate } from "../facts/steps.js";
import { listOutcomeWays, listWaysOut } from "../facts/ways-on.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds states that a session enters and never gets out of. */
export const trapState: Rule = {
  name: "trap-state",
  severity: "error",
  structural: false,
  summary: "A state is entered, is not final, and is never left or ended.",
  docs: {
    finds:
      "A state that is entered, and of which no transition leads to another state or ends the session. In a `perpetual` role " +
      "only one that answers nothing at all; in a role that terminates on what is unhandled, none.",
    why: "The session stays for ever, and whatever was kept for it with it.",
    mend: "Give it a transition, or make it `type: final` if the session ends there. Accept it on the state.",
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
        on: { HELLO: GREETED, SILENCE: { actions: [look around] } }
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
        on: { HELLO: GREETED, SILENCE: { target: GONE, actions: [look around] } }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => {
    const { entered, unhandled } = followRuns(index);
    const lost = new Set(unhandled.map(({ state }) => state));
    const judged = index.states.filter((state) => state.kind === "atomic" && entered.has(state) && !lost.has(state));
    return judged.filter((state) => isTrap(index, state)).map((state) => report(index, state));
  },
};

function isTrap(index: ChartIndex, state: State): boolean {
  if (index.chart.unhandled === "terminate" || hasTerminate(state.entry)) return false;
  const ways = listWays(index, state);
  if (index.chart.perpetual) return ways.length === 0;
  return !findMoves(index, state).mayEnd && ways.every((way) => findEffect(index, state, way).to === state);
}

function listWays(index: ChartIndex, state: State): readonly Candidate[] {
  const answers = resolveAnswers(index, state);
  return [...listWaysOut(index, answers), ...listOutcomeWays(index, answers), ...answers.always];
}

function report({ chart }: ChartIndex, state: State): Finding {
  return {
    span: state.name.span,
    message: `${describeState(chart, state)} is never left once it is entered, and nothing in it ends the session.`,
    related: [],
    help: "give it a transition, or `type: final` if the session ends there",
    subjects: [state],
  };
}
