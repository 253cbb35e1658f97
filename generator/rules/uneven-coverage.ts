import { canArise, resolveAnswers } from "../facts/answers.js";
import { findNature } from "../facts/nature.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { EventDeclaration } from "../model/event.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState, quoteNames } from "./wording.js";

/** Finds states that leave out what most of the others handle. */
export const unevenCoverage: Rule = {
  name: "uneven-coverage",
  severity: "warning",
  structural: false,
  summary: "Most waiting states handle a timer, a rejection or malformed input, and this one does not.",
  docs: {
    finds:
      "An event of kind `timer`, `rejection` or `malformed` that two states or more handle, and more than half of those that " +
      "wait and in which it may come up; and a state among these that does not. A finding names all such events of a state.",
    why:
      "What holds nearly everywhere was mostly meant to hold everywhere, and was forgotten once. Nobody misses it until a peer " +
      "falls silent, or sends garbage, in just this state.",
    mend: "Handle the event in the state, or in a superstate that all of them extend. Accept it on the state or on the event.",
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
      GARBAGE: { kind: malformed }
    states:
      WAITING:
        on: { HELLO: GREETED, SILENCE: GONE, GARBAGE: GONE }
      GREETED:
        on: { HELLO: PARTING, SILENCE: GONE }
      PARTING:
        on: { HELLO: GONE, SILENCE: GONE, GARBAGE: GONE }
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
      GARBAGE: { kind: malformed }
    states:
      WAITING:
        on: { HELLO: GREETED, SILENCE: GONE, GARBAGE: GONE }
      GREETED:
        on: { HELLO: PARTING, SILENCE: GONE, GARBAGE: GONE }
      PARTING:
        on: { HELLO: GONE, SILENCE: GONE, GARBAGE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => {
    const waiting = index.states.filter((state) => findNature(index, state) === "waiting");
    const gaps = index.chart.events
      .filter(isCommon)
      .map((event) => ({ event, states: findGaps(index, event, waiting) }));
    return waiting.flatMap((state) => {
      const missed = gaps.filter(({ states }) => states.has(state)).map(({ event }) => event);
      return missed.length === 0 ? [] : [report(index, state, missed)];
    });
  },
};

function isCommon({ kind }: EventDeclaration): boolean {
  return kind === "timer" || kind === "rejection" || kind === "malformed";
}

/** Gives the states that leave an event out; none where it is not handled by most of those in which it may come up. */
function findGaps(index: ChartIndex, event: EventDeclaration, waiting: readonly State[]): ReadonlySet<State> {
  const concerned = waiting.filter((state) => canArise(event, resolveAnswers(index, state).messages, index));
  const missing = concerned.filter((state) => !resolveAnswers(index, state).events.has(event.name.text));
  const handling = concerned.length - missing.length;
  return handling >= 2 && 2 * handling > concerned.length ? new Set(missing) : new Set();
}

function report({ chart }: ChartIndex, state: State, missed: readonly EventDeclaration[]): Finding {
  const names = quoteNames(missed.map(({ name }) => name.text));
  return {
    span: state.name.span,
    message: `${describeState(chart, state)} does not handle ${names}, as most states that wait do.`,
    related: [],
    help: "handle it here as well, or accept that this state does not",
    subjects: [state, ...missed],
  };
}
