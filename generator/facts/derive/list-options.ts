import { listTurns } from "../session/list-turns.js";
import { readMessage } from "../session/read-message.js";
import type { Session } from "../session/session.js";
import type { Turn } from "../session/turn.js";
import type { ServerSide } from "./server-side.js";
import { listHeads, type Unread } from "./unread.js";

/** One way that a server's session may go on, and what it has not read then. */
export interface Option {
  readonly turn: Turn;
  readonly toServer: readonly Unread[];
}

/** Gives every way that a session may go on: what is under way first, only then anything new. */
export function listOptions(server: ServerSide, session: Session, toServer: readonly Unread[]): readonly Option[] {
  const own = listTurns(server, session).map((turn) => ({ turn, toServer }));
  const isBusy = session.entered || session.outcomes.length > 0 || session.opening || session.pending.length > 0;
  return isBusy ? own : [...own, ...read(server, session, toServer)];
}

function read(server: ServerSide, session: Session, toServer: readonly Unread[]): readonly Option[] {
  const heads = listHeads(toServer).filter((head) => head.isKnown || isPlausible(server, session, head.message));
  return heads.flatMap(({ message, left }) =>
    readMessage(server, session, message).map((turn) => ({ turn, toServer: left })),
  );
}

/** A client says what the session it speaks to names; on a queue, a new one may have taken its place. */
function isPlausible(server: ServerSide, { state }: Session, message: string): boolean {
  return server.index.protocol.channel === "queue" || server.isNamed(state, message);
}
