import type { Sight } from "./belief.js";
import { isListening, keyOfServer, type Configuration, type Session } from "./configuration.js";
import { isClosing, type Surmise } from "./list-sights.js";
import { readMessage } from "./read-message.js";
import type { ServerSide } from "./server-side.js";
import type { Step } from "./take-transition.js";
import { hasUncounted, rememberMessage } from "./unread.js";

/** Gives what may be when a client has seen one thing more, before the server goes on. */
export function followSight(server: ServerSide, surmise: Surmise, sight: Sight): readonly Configuration[] {
  const { members } = surmise;
  switch (sight.kind) {
    case "send":
      return isIdle(server, surmise, sight.message)
        ? members.map((member) => (member.server.kind === "gone" ? deliver(member, sight.message) : member))
        : members.map((member) => deliver(member, sight.message));
    case "receive":
      return members
        .filter(({ toClient }) => toClient[0] === sight.message)
        .map((member) => ({ ...member, toClient: member.toClient.slice(1) }));
    case "closed":
      return members.filter(isClosing).map((member) => ({ ...member, server: { kind: "gone" } }));
  }
}

/** Tells whether a message changes nothing, wherever the server may read it: then it need not be kept in mind. */
function isIdle(server: ServerSide, { ahead }: Surmise, message: string): boolean {
  const sessions = ahead.filter(isListening).flatMap(({ server: at }) => (at.kind === "session" ? [at] : []));
  return sessions.every((session) => {
    const steps = readMessage(server, session, message);
    return steps.some((step) => isSame(session, step)) && steps.every((step) => isSame(session, step) || isFault(step));
  });
}

function isSame(session: Session, { server, sent }: Step): boolean {
  return keyOfServer(server) === keyOfServer(session) && sent.length === 0;
}

/** A silent end may come at any time anyway. */
function isFault({ server, sent }: Step): boolean {
  return server.kind !== "session" && server.kind !== "kept" && sent.length === 0;
}

function deliver(member: Configuration, message: string): Configuration {
  if (member.server.kind === "closed" || member.server.kind === "kept") return member;
  const toServer = rememberMessage(member.toServer, message);
  return { ...member, toServer, guessed: member.guessed || hasUncounted(toServer) };
}
