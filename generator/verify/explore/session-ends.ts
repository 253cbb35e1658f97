import type { RoleName } from "../../model/chart.js";
import type { Channel } from "../../model/protocol.js";
import type { Move } from "../machine/move.js";
import { isSession, standing } from "../machine/standing.js";
import type { ChannelContents } from "./channel-contents.js";
import type { Configuration } from "./configuration-table.js";

/** What there is to know of a pair of roles, to tell what the end of a session changes. */
interface EndingPair {
  readonly channel: Channel;
  readonly toServer: ChannelContents;
  readonly server: { readonly mayHoldUp: boolean };
}

/** What the end of a session changes for both roles, and for what is on its way to it. */
export class SessionEnds {
  readonly #pair: EndingPair;

  constructor(pair: EndingPair) {
    this.#pair = pair;
  }

  /** Gives a configuration in which a role has begun, with what changes for both where that was its end as well. */
  settle(role: RoleName, next: Configuration): Configuration {
    if (isSession(next[role])) return next;
    return this.#pair.channel === "queue" ? { ...next, toClient: 0 } : settleOnStream(role, next);
  }

  /** Gives the configurations that a role's end may come to. */
  list(role: RoleName, next: Configuration, move: Move): readonly Configuration[] {
    if (this.#pair.channel === "stream" || role === "client") return [this.settle(role, next)];
    return this.#listLeft(next.toServer, move).map((toServer) => {
      const isStale = move.isOwnInitiative && toServer !== 0;
      return { ...next, server: isStale ? standing.stale : standing.over, toServer };
    });
  }

  /**
   * Gives what may be left of what was on its way to a session of the server that ends on a queue. What had arrived and was
   * held up by a promise is lost with the session, as is what started it, if it had not read that yet; what comes later
   * starts a new one.
   */
  #listLeft(content: number, { isStarting }: Pick<Move, "isStarting">): readonly number[] {
    const { toServer, server } = this.#pair;
    const left = isStarting ? toServer.tail(content) : content;
    if (left === 0 || !server.mayHoldUp) return [left];
    return [left, ...this.#listLeft(toServer.tail(left), { isStarting: false })];
  }
}

function settleOnStream(role: RoleName, next: Configuration): Configuration {
  const peer = role === "server" ? "client" : "server";
  const own = role === "server" ? { ...next, toServer: 0 } : { ...next, toClient: 0 };
  if (isSession(own[peer]) || own[role] === standing.kept) return own;
  const left = own[peer] === standing.kept ? standing.kept : standing.none;
  return { ...own, [role]: standing.none, [peer]: left, toServer: 0, toClient: 0 };
}
