import type { Turn } from "../../facts/session/turn.js";

/** How a message is received: by its name or not at all events of note; by nothing; by a `*` that does something. */
export type Reception = "named" | "unhandled" | "caught";

/** One step of one role: a turn of its session with the first message it sends, or one more message of the same turn. */
export interface Move {
  /** Where the role is afterwards, by number. */
  readonly to: number;
  /** The message that is sent, by its number among those of the role; -1 where none is. */
  readonly sends: number;
  /** The turn that begins; null where a turn goes on. */
  readonly turn: Turn | null;
  readonly reception: Reception;
  /** Whether the move may end a session that its peer had sent something to: the peer has no part in it. */
  readonly isOwnInitiative: boolean;
  /** Counts the moves of a role, so that sets of them are cheap. */
  readonly number: number;
}
