import { keyOfSession, type Ended, type Session } from "../session/session.js";
import type { Unread } from "./unread.js";

/** What a server and the two channels hold at one moment; the oldest unread message comes first. */
export interface Configuration {
  readonly server: Session | Ended;
  readonly toServer: readonly Unread[];
  readonly toClient: readonly string[];
}

/** Gives a text that is the same for equal configurations, and only for them. */
export function keyOf({ server, toServer, toClient }: Configuration): string {
  return JSON.stringify([keyOfSession(server), toServer, toClient]);
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
