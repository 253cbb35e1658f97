import type { Sight } from "./belief.js";
import { readMessage } from "../session/read-message.js";
import { keyOfSession, type Session } from "../session/session.js";
import type { Turn } from "../session/turn.js";
import type { Configuration } from "./configuration.js";
import { isClosing, listListening, type Surmise } from "./list-sights.js";
import type { ServerSide } from "./server-side.js";
import { appendMessage, rememberMessage } from "./unread.js";

/** Gives what a client believes when it has seen one thing more, before the server goes on. */
export function followSight(server: ServerSide, surmise: Surmise, sight: Sight): Surmise {
  const { members, frontier } = surmise;
  switch (sight.kind) {
    case "send":
      return send(server, surmise, sight.message);
    case "receive": {
      const read = members.filter(({ toClient }) => toClient[0] === sight.message);
      return { members: read.map((member) => ({ ...member, toClient: member.toClient.slice(1) })), frontier };
    }
    case "closed":
      return {
        members: members.filter(isClosing).map((member) => ({ ...member, server: { kind: "gone" } })),
        frontier,
      };
  }
}

/** The frontier can do without a server that has left something unread: it also holds where that one will be then. */
function send(server: ServerSide, surmise: Surmise, message: string): Surmise {
  const { members, frontier } = surmise;
  if (isIdle(server, surmise, message)) return surmise;
  const remembered = members.map((member) => {
    return isOpen(member) ? { ...member, toServer: rememberMessage(member.toServer, message, server.memory) } : member;
  });
  const appended = frontier
    .filter(({ toServer }) => toServer.length === 0)
    .map((place) => (isOpen(place) ? { ...place, toServer: appendMessage([], message) } : place));
  return { members: remembered, frontier: appended };
}

function isOpen({ server }: Configuration): boolean {
  return server.kind === "gone" || server.kind === "session";
}

/**
 * Tells whether a message changes nothing, wherever the server may read it: then it need not be kept in mind. On a
 * queue it may always start a session.
 */
function isIdle(server: ServerSide, { frontier }: Surmise, message: string): boolean {
  if (server.index.protocol.channel === "queue") return false;
  return listListening(frontier).every((session) => {
    const turns = readMessage(server, session, message);
    return turns.some((turn) => isSame(session, turn)) && turns.every((turn) => isSame(session, turn) || isFault(turn));
  });
}

function isSame(session: Session, { to, sent }: Turn): boolean {
  return keyOfSession(to) === keyOfSession(session) && sent.length === 0;
}

/** A silent end may come at any time anyway. */
function isFault({ to, sent }: Turn): boolean {
  return to.kind !== "session" && to.kind !== "kept" && sent.length === 0;
}
