import { anyMessage } from "../../model/state.js";
import type { ChartIndex } from "../../model/chart-index.js";
import type { Message } from "../../model/message.js";
import { isLeftToWildcard, type Candidate, type StateAnswers } from "../answers.js";
import { takesUnknownMessages } from "../unknown-messages.js";

/** What a transition answers: an event or message by its name, one that only `*` catches, or that a state was entered. */
export interface Cause {
  readonly kind: "event" | "other message" | "unknown message" | "always";
  /** The event or message; `*` for one that only this catches, empty for `always`. */
  readonly name: string;
}

/** What a state may take for one cause, in the order it is tried. */
export interface CausedCandidates {
  readonly cause: Cause;
  readonly candidates: readonly Candidate[];
}

/** Candidates for a message; null stands for one that nobody declares. */
export interface MessageCandidates extends CausedCandidates {
  readonly message: Message | null;
}

/** Gives all that a state may take, in document order: for messages, for events, and for being entered. */
export function listCauses(index: ChartIndex, answers: StateAnswers): readonly CausedCandidates[] {
  const events = [...answers.events.values()].map(({ event, candidates }) => ({
    cause: { kind: "event", name: event } as const,
    candidates,
  }));
  const always = { cause: { kind: "always", name: "" } as const, candidates: answers.always };
  return [...listMessageCauses(index, answers), ...events, always];
}

/** Gives what a state may take for messages. Those that only `*` catches are all answered alike: one stands for them. */
export function listMessageCauses(index: ChartIndex, answers: StateAnswers): readonly MessageCandidates[] {
  const caught = index.incoming.flatMap((message) => {
    const answer = answers.messages.get(message.name.text);
    return answer === undefined || answer.ignored ? [] : [{ message, answer }];
  });
  const own = caught.filter(({ answer }) => !isLeftToWildcard(answer, answers));
  const other = caught.filter(({ answer }) => isLeftToWildcard(answer, answers)).slice(0, 1);
  return [
    ...own.map(({ message, answer: { event, candidates } }) => ({
      cause: { kind: "event", name: event } as const,
      candidates,
      message,
    })),
    ...other.map(({ message, answer: { candidates } }) => ({
      cause: { kind: "other message", name: anyMessage } as const,
      candidates,
      message,
    })),
    ...listUnknown(index, answers),
  ];
}

function listUnknown(index: ChartIndex, { wildcard }: StateAnswers): readonly MessageCandidates[] {
  if (!takesUnknownMessages(index) || wildcard.length === 0) return [];
  return [{ cause: { kind: "unknown message", name: anyMessage }, candidates: wildcard, message: null }];
}
