import type { Input } from "./interpreter-input.js";

/** A call of a handler: of a guard, an action, a state's check, or a message's builder, by its text in the spec. */
export interface Question {
  readonly kind: "guard" | "action" | "check" | "build";
  readonly name: string;
}

/**
 * What a handler does: first the calls it makes into its own session, then it throws or answers. The value is a guard's
 * verdict, the outcome or rejection answered with, `null` for nothing, or {@link promised} for an answer that comes later.
 */
export interface Answer {
  readonly value: boolean | string | null;
  readonly calls: readonly Input[];
  readonly throws: boolean;
}

/** Everything a user writes, as far as it can be seen from inside a session. */
export interface World {
  answer(question: Question): Answer;
}

/** The value with which an action says that its answer comes later. */
export const promised = "promise";

/** Gives the text of the error that a handler of this name throws. */
export function describeFault({ kind, name }: Question): string {
  return `${kind} ${name} failed`;
}
