import type { ChartIndex } from "../model/chart-index.js";
import type { EventDeclaration } from "../model/event.js";
import { anyMessage, type State } from "../model/state.js";
import { untilOpen, type Answer, type Candidate } from "./answer.js";
import { listHeritage } from "./heritage.js";
import { MessageAnswers } from "./message-answers.js";
import { collectNamed, type NamedCandidates } from "./named-candidates.js";
import { oncePerState } from "./remember.js";

export { isCertain, type Answer, type Candidate } from "./answer.js";

/** All that a state answers, superstates, nesting, `*` and `ignore` resolved. */
export interface StateAnswers {
  readonly state: State;
  /** By message that the peer may send. */
  readonly messages: MessageAnswers;
  /** By declared event, in document order; without those the state does not handle, or that cannot arise in it. */
  readonly events: ReadonlyMap<string, Answer>;
  /** What `*` answers here to a message the protocol does not know; empty where there is no `*`. */
  readonly wildcard: readonly Candidate[];
  /** What is tried whenever the state was entered. */
  readonly always: readonly Candidate[];
}

/** Resolves how a state that is not abstract answers each event of its role. Each is resolved once and remembered. */
export const resolveAnswers = oncePerState((index: ChartIndex, state: State): StateAnswers => {
  const named = collectNamed(index, state);
  const wildcard = untilOpen(named.get(anyMessage) ?? []);
  const messages = new MessageAnswers(index, named, wildcard);
  const events = index.selectEvents(named.keys()).filter((event) => canArise(event, messages));
  return { state, messages, events: answerEvents(events, named), wildcard, always: listAlways(index, state) };
});

/** Tells whether a state answers a message just as it answers any other: by `*`, or by the same transitions. */
export function isLeftToWildcard({ candidates }: Answer, { wildcard }: StateAnswers): boolean {
  return (
    candidates.length === wildcard.length &&
    candidates.every(({ transition }, at) => transition === wildcard[at]?.transition)
  );
}

/** Tells whether an event may come up in a state: a rejection only where there is a message to check that it is for. */
export function canArise(event: EventDeclaration, messages: MessageAnswers): boolean {
  if (event.kind !== "rejection") return true;
  if (event.of === null) return messages.distinct.size > 0;
  return event.of.some(({ text }) => messages.get(text)?.ignored === false);
}

function answerEvents(events: readonly EventDeclaration[], named: NamedCandidates): ReadonlyMap<string, Answer> {
  const answers = events.map(({ name: { text } }) => {
    return { event: text, candidates: untilOpen(named.get(text) ?? []), ignored: false };
  });
  return new Map(answers.filter(({ candidates }) => candidates.length > 0).map((answer) => [answer.event, answer]));
}

function listAlways(index: ChartIndex, state: State): readonly Candidate[] {
  const places = listHeritage(index, state).filter(({ declaredIn }) => declaredIn.always.length > 0);
  return untilOpen(
    places.flatMap(({ declaredIn, source }) =>
      declaredIn.always.map((transition) => ({ declaredIn, source, transition })),
    ),
  );
}
