import type { Candidate } from "../answers.js";
import type { Ended, Session } from "./session.js";

/** What a session answers with a turn. `settled` is a promise that is kept, `fault` an end that the chart does not know of. */
export type TurnKind =
  | "start"
  | "always"
  | "outcome"
  | "opened"
  | "closed"
  | "timer"
  | "command"
  | "malformed"
  | "unknown"
  | "settled"
  | "message"
  | "rejection"
  | "fault";

/** What the user's code decided in a turn: whether a guard held, and what a handler answered. */
export type Choice =
  | { readonly kind: "guard"; readonly name: string; readonly holds: boolean }
  | { readonly kind: "answer"; readonly handler: string; readonly outcome: string | null }
  | { readonly kind: "promise"; readonly handler: string };

/** One way that a session may go on by one transition, or without one; what it sends is in order. */
export interface Turn {
  readonly kind: TurnKind;
  /** The event, message or handler; empty where there is none. */
  readonly about: string;
  /** The transition that is taken; null where none is. */
  readonly taken: Candidate | null;
  readonly choices: readonly Choice[];
  readonly to: Session | Ended;
  readonly sent: readonly string[];
}
