import type { Session } from "../session/session.js";
import { isAtRest, isListening, type Configuration } from "./configuration.js";
import type { Sight } from "./belief.js";
import type { ServerSide } from "./server-side.js";

/**
 * What a client believes: what there may be now, and the `frontier`, where the server may be when it has read what it
 * was sent, what it has sent itself left out. Both hold more than can be where there is too much to keep in mind.
 */
export interface Surmise {
  readonly members: readonly Configuration[];
  readonly frontier: readonly Configuration[];
}

/** Gives what a client may see next: what it may send, then what it may receive, in document order, then the end. */
export function listSights(server: ServerSide, surmise: Surmise): readonly Sight[] {
  const { members } = surmise;
  if (isOver(members)) return [];
  const heads = new Set(members.map(({ toClient }) => toClient[0]));
  const received = server.index.outgoing.filter(({ name }) => heads.has(name.text));
  return [
    ...listOffers(server, surmise).map((message): Sight => ({ kind: "send", message })),
    ...received.map(({ name }): Sight => ({ kind: "receive", message: name.text })),
    ...(members.some(isClosing) ? [{ kind: "closed" } as const] : []),
  ];
}

/** Tells whether the server has closed and the client has read all else. */
export function isClosing({ server, toClient }: Configuration): boolean {
  return server.kind === "closed" && toClient.length === 0;
}

/**
 * A client speaks where the server may be waiting for it with nothing under way, and says only what the server names
 * wherever it may then read it. So it waits for an answer that is sure to come, and for none that may not.
 */
function listOffers(server: ServerSide, { members, frontier }: Surmise): readonly string[] {
  const isAwaited = members.some(isAtRest);
  if (!isAwaited) return [];
  const states = listListening(frontier).map(({ state }) => state);
  const messages = server.index.incoming.map(({ name }) => name.text);
  return messages.filter((message) => [...new Set(states)].every((state) => server.isNamed(state, message)));
}

/** Gives the sessions that wait for the client's next message. */
export function listListening(frontier: readonly Configuration[]): readonly Session[] {
  return frontier.filter(isListening).flatMap(({ server }) => (server.kind === "session" ? [server] : []));
}

/** An application that keeps the connection tells its client nothing more, not even of the end. */
function isOver(members: readonly Configuration[]): boolean {
  const isSilent = members.every(({ server, toClient }) => server.kind !== "session" && toClient.length === 0);
  if (!isSilent) return false;
  return members.some(({ server }) => server.kind === "kept") || !members.some(isClosing);
}
