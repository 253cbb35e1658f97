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
    const handling = countHandling(index, waiting);
    const gaps = index.chart.events.filter(isCommon).flatMap((event) => {
      const states = findGaps(event, { index, waiting, handling: handling.get(event.name.text) ?? 0 });
      return states.size === 0 ? [] : [{ event, states }];
    });
    return waiting.flatMap((state) => {
      const missed = gaps.filter(({ states }) => states.has(state)).map(({ event }) => event);
      return missed.length === 0 ? [] : [report(index, state, missed)];
    });
  },
};

function isCommon({ kind }: EventDeclaration): boolean {
  return kind === "timer" || kind === "rejection" || kind === "malformed";
}

/** The states that wait, and how many of them handle an event. */
interface Coverage {
  readonly index: ChartIndex;
  readonly waiting: readonly State[];
  readonly handling: number;
}

function countHandling(index: ChartIndex, waiting: readonly State[]): ReadonlyMap<string, number> {
  const handling = new Map<string, number>();
  for (const state of waiting) {
    for (const event of resolveAnswers(index, state).events.keys()) handling.set(event, (handling.get(event) ?? 0) + 1);
  }
  return handling;
}

/** Gives the states that leave an event out; none where it is not handled by most of those in which it may come up. */
function findGaps(event: EventDeclaration, { index, waiting, handling }: Coverage): ReadonlySet<State> {
  if (handling < 2) return new Set();
  const concerned = waiting.filter((state) => canArise(event, resolveAnswers(index, state).messages));
  if (2 * handling <= concerned.length) return new Set();
  return new Set(concerned.filter((state) => !resolveAnswers(index, state).events.has(event.name.text)));
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
