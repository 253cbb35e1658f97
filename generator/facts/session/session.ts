import type { State } from "../../model/state.js";

/** Whether a session has a connection, is without one, or has asked its host for a new one. */
export type Connection = "open" | "gone" | "asked";

/** The session of a role between two of its transitions. */
export interface Session {
  readonly kind: "session";
  readonly state: State;
  /** Whether the state was just entered, so that its `always` is to be tried first. */
  readonly entered: boolean;
  /** Whether the session is still to be told that it has a connection. */
  readonly opening: boolean;
  /** What was raised and not yet processed, the oldest first. */
  readonly outcomes: readonly string[];
  /** The handlers that promised an outcome which has not come, sorted; one that is named twice did so twice or more. */
  readonly pending: readonly string[];
  /** The timers that have fired and do not run again before something starts them, sorted. */
  readonly spent: readonly string[];
  readonly connection: Connection;
  /** Whether the loss of the connection is being answered: the session then ends unless it asks for a new one. */
  readonly closing: boolean;
}

/**
 * No session any more. `closed`: the peer will read that once it has read the rest; `gone`: there is nothing left to
 * learn of it; `kept`: the application goes on with the connection.
 */
export interface Ended {
  readonly kind: "closed" | "gone" | "kept";
}

/** Gives a text that is the same for equal sessions and for equal ends, and only for them. */
export function keyOfSession(session: Session | Ended): string {
  if (session.kind !== "session") return session.kind;
  const { state, entered, opening, outcomes, pending, spent, connection, closing } = session;
  return JSON.stringify([state.name.text, entered, opening, outcomes, pending, spent, connection, closing]);
}

/** Tells whether nothing is under way in a session, so that it may take what arrives. A promise may still be pending. */
export function isSettled({ entered, outcomes }: Session): boolean {
  return !entered && outcomes.length === 0;
}
