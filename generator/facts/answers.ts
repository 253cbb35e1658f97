import type { ChartIndex } from "../model/chart-index.js";
import type { EventDeclaration } from "../model/event.js";
import { anyMessage, type State, type Transition } from "../model/state.js";
import { admits } from "./admits.js";
import { listHeritage, type Inheritance } from "./heritage.js";

/** A transition that a state may take, and where the state has it from. */
export interface Candidate extends Inheritance {
  readonly transition: Transition;
}

/**
 * How a state answers one event. The candidates are in the order they are tried and end with the first open one;
 * where all are guarded, none may hold. `ignored` tells a message that the role takes and drops.
 */
export interface Answer {
  readonly event: string;
  readonly candidates: readonly Candidate[];
  readonly ignored: boolean;
}

/** All that a state answers, superstates, nesting, `*` and `ignore` resolved. */
export interface StateAnswers {
  readonly state: State;
  /** By message that the peer may send, in document order; without those that nothing catches. */
  readonly messages: ReadonlyMap<string, Answer>;
  /** By declared event, in document order; without those the state does not handle, or that cannot arise in it. */
  readonly events: ReadonlyMap<string, Answer>;
  /** What `*` answers here to a message the protocol does not know; empty where there is no `*`. */
  readonly wildcard: readonly Candidate[];
  /** What is tried whenever the state was entered. */
  readonly always: readonly Candidate[];
}

const resolved = new WeakMap<ChartIndex, Map<State, StateAnswers>>();

/** Resolves how a state that is not abstract answers each event of its role. Each is resolved once and remembered. */
export function resolveAnswers(index: ChartIndex, state: State): StateAnswers {
  const known = resolved.get(index) ?? new Map<State, StateAnswers>();
  const answers = known.get(state) ?? resolve(index, state);
  resolved.set(index, known.set(state, answers));
  return answers;
}

function resolve(index: ChartIndex, state: State): StateAnswers {
  const heritage = listHeritage(index, state);
  const named = collectNamed(heritage);
  const wildcard = named.get(anyMessage) ?? [];
  const ignored = new Set(index.chart.ignore.map(({ text }) => text));
  const messages = byEvent(
    index.incoming.map(({ name: { text } }) => {
      const own = named.get(text);
      if (own === undefined && ignored.has(text)) return { event: text, candidates: [], ignored: true };
      return { event: text, candidates: untilOpen([...(own ?? []), ...wildcard]), ignored: false };
    }),
  );
  const events = index.chart.events
    .filter((event) => canArise(event, messages, index))
    .map(({ name: { text } }) => ({ event: text, candidates: untilOpen(named.get(text) ?? []), ignored: false }));
  return {
    state,
    messages,
    events: byEvent(events),
    wildcard: untilOpen(wildcard),
    always: untilOpen(
      heritage.flatMap((place) => place.declaredIn.always.map((transition) => ({ ...place, transition }))),
    ),
  };
}

/** Tells whether one of the candidates is taken whatever the guards say. */
export function isCertain(candidates: readonly Candidate[]): boolean {
  return candidates.at(-1)?.transition.guard === null;
}

/** Tells whether a state answers a message just as it answers any other: by `*`, or by the same transitions. */
export function isLeftToWildcard({ candidates }: Answer, { wildcard }: StateAnswers): boolean {
  return (
    candidates.length === wildcard.length &&
    candidates.every(({ transition }, at) => transition === wildcard[at]?.transition)
  );
}

/** Tells whether an event may come up in a state: a rejection only where there is a message to check that it is for. */
export function canArise(event: EventDeclaration, messages: StateAnswers["messages"], index: ChartIndex): boolean {
  if (event.kind !== "rejection") return true;
  return index.incoming.some((message) => messages.get(message.name.text)?.ignored === false && admits(event, message));
}

function collectNamed(heritage: readonly Inheritance[]): ReadonlyMap<string, readonly Candidate[]> {
  const named = new Map<string, Candidate[]>();
  for (const place of heritage) {
    for (const { event, transitions } of place.declaredIn.on) {
      const candidates = transitions.map((transition) => ({ ...place, transition }));
      named.set(event.text, [...(named.get(event.text) ?? []), ...candidates]);
    }
  }
  return named;
}

function untilOpen(candidates: readonly Candidate[]): readonly Candidate[] {
  const open = candidates.findIndex(({ transition }) => transition.guard === null);
  return open === -1 ? candidates : candidates.slice(0, open + 1);
}

function byEvent(answers: readonly Answer[]): ReadonlyMap<string, Answer> {
  const caught = answers.filter(({ candidates, ignored }) => ignored || candidates.length > 0);
  return new Map(caught.map((answer) => [answer.event, answer]));
}
