import type { Turn } from "../../facts/session/turn.js";

/**
 * How a message is received: by its name or not at all events of note; by nothing; by a `*` that does something. One that
 * only its sender knows may be `unknown`, or `misread` where the two know it differently: there exploring stops.
 */
export type Reception = "named" | "unhandled" | "caught" | "unknown" | "misread";

/** One step of one role: a turn of its session with the first message it sends, or one more message of the same turn. */
export interface Move {
  /** Where the role is afterwards, by number. */
  readonly to: number;
  /** The message that is sent, by its number among those of the role; -1 where none is. */
  readonly sends: number;
  /** The turn that begins; null where a turn goes on. */
  readonly turn: Turn | null;
  readonly reception: Reception;
  /** Whether it is of a run that time or the application began. It may end a session that its peer had sent something to. */
  readonly isOwnInitiative: boolean;
  /** Whether the session has not read the message yet that started it; should it end, that message is gone with it. */
  readonly isStarting: boolean;
  /** Counts the moves of a role, so that sets of them are cheap. */
  readonly number: number;
}
