import type { Input } from "./interpreter-input.js";

/**
 * A call of what the user wrote: a guard, an action, a state's check, a message's builder, or what says how long a timer
 * takes, by its text in the spec; or of what is asked for a new connection, which has no name.
 */
export interface Question {
  readonly kind: "guard" | "action" | "check" | "build" | "time" | "connect";
  readonly name: string;
}

/**
 * What a handler does: first the calls it makes into its own session, then it throws or answers. The value is a guard's
 * verdict, the outcome or rejection answered with, a timer's milliseconds, `null` for nothing, or {@link promised} for an
 * answer that comes later.
 */
export interface Answer {
  readonly value: boolean | string | number | null;
  readonly calls: readonly Input[];
  readonly throws: boolean;
}

/** Everything a user writes, as far as it can be seen from inside a session; options that are absent are the defaults. */
export interface World {
  answer(question: Question): Answer;
  /** How much may wait. */
  readonly mailbox?: number;
  /** Milliseconds by the timers' texts. */
  readonly durations?: Readonly<Record<string, number>>;
}

/** The value with which an action or a check says that its answer comes later. */
export const promised = "promise";

/** Gives a question as records name it. */
export function nameQuestion({ kind, name }: Question): string {
  return name === "" ? kind : `${kind} ${name}`;
}

/** Gives the text of the error that a handler of this name throws. */
export function describeFault(question: Question): string {
  return `${nameQuestion(question)} failed`;
}
