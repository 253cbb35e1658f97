import type { State } from "../../model/state.js";
import type { Unread } from "./unread.js";

/** A server's session between two of its transitions. */
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
}

/**
 * No session any more. `closed`: the client will read that once it has read the rest; `gone`: there is nothing left
 * to learn of it; `kept`: the server's application goes on with the connection.
 */
export interface Ended {
  readonly kind: "closed" | "gone" | "kept";
}

/** What a server and the two channels hold at one moment; the oldest unread message comes first. */
export interface Configuration {
  readonly server: Session | Ended;
  readonly toServer: readonly Unread[];
  readonly toClient: readonly string[];
}

/** Gives a text that is the same for equal configurations, and only for them. */
export function keyOf({ server, toServer, toClient }: Configuration): string {
  return JSON.stringify([keyOfServer(server), toServer, toClient]);
}

/** Gives a text that is the same for equal sessions and for equal ends, and only for them. */
export function keyOfServer(server: Session | Ended): string {
  if (server.kind !== "session") return server.kind;
  const { state, entered, opening, outcomes, pending } = server;
  return JSON.stringify([state.name.text, entered, opening, outcomes, pending]);
}

/** Tells whether the server waits for the client's next message, all earlier ones read and answered. */
export function isListening({ server, toServer }: Configuration): boolean {
  if (server.kind !== "session" || server.entered || server.opening) return false;
  return server.outcomes.length === 0 && server.pending.length === 0 && toServer.length === 0;
}

/** Tells whether the server waits for the client's next message, and the client has read all there is. */
export function isAtRest(configuration: Configuration): boolean {
  return isListening(configuration) && configuration.toClient.length === 0;
}
