import { connects } from "../../facts/connects.js";
import type { RoleName } from "../../model/chart.js";
import type { Channel, Protocol } from "../../model/protocol.js";
import { RoleSide } from "../../facts/session/role-side.js";
import { findChartOfRole } from "../../facts/chart-of-role.js";
import type { Move } from "../machine/move.js";
import { RoleMachine } from "../machine/role-machine.js";
import { isSession, standing } from "../machine/standing.js";
import { ChannelContents } from "./channel-contents.js";
import type { Configuration } from "./configuration-table.js";
import { nowhere, type ForeignClient } from "./foreign-client.js";
import { SessionEnds } from "./session-ends.js";

/**
 * How a step comes about: the role goes on by itself, reads a message, learns that its peer has ended; a client gets a
 * connection, with a new session of the server; a message on a queue starts a session of the server.
 */
export type StepKind = "own" | "read" | "lose" | "connect" | "start";

/** One step that both roles together may take. */
export interface Step {
  readonly kind: StepKind;
  readonly role: RoleName;
  readonly move: Move;
  /** The message that is read, or that starts a session, by its number; -1 where there is none. */
  readonly message: number;
}

/** A way in which both may begin; the server's move is null where no session of it begins yet. */
export interface Beginning {
  readonly client: Move;
  readonly server: Move | null;
  readonly at: Configuration;
}

/** Is told of each step that is possible, and of each that a full channel holds back. */
export interface StepVisitor {
  reach(step: Step, next: Configuration): void;
  block(step: Step): void;
  /** A message is sent that nobody will read, since its receiver's session has ended; the step is reached as well. */
  drop(step: Step): void;
}

/** The server and the client of a protocol, joined by two channels of at most `bound` messages. */
export class JointMachine {
  readonly server: RoleMachine;
  readonly client: RoleMachine;
  readonly toServer: ChannelContents;
  readonly toClient: ChannelContents;
  readonly channel: Channel;
  /** Whether the client asks for its connections, the first one too. A queue connects by itself, and tells nobody. */
  readonly isDialed: boolean;
  readonly #ends: SessionEnds;

  /** Without a foreign client, both roles are of the one protocol. Channels are of one kind in both versions of it. */
  constructor(protocol: Protocol, foreign?: ForeignClient) {
    const own = foreign?.protocol ?? protocol;
    const client = new RoleSide(own, findChartOfRole(own, "client"), "allowed");
    this.server = new RoleMachine(new RoleSide(protocol, protocol.server, "allowed"), foreign?.toServer);
    this.client = new RoleMachine(client, foreign?.toClient);
    this.toServer = new ChannelContents(this.client.side.index.outgoing.length);
    this.toClient = new ChannelContents(this.server.side.index.outgoing.length);
    this.channel = protocol.channel;
    this.isDialed = protocol.channel === "stream" && connects(this.client.side.index);
    this.#ends = new SessionEnds(this);
  }

  /** Gives the ways in which both may begin. On a queue, the server's session begins with the first message. */
  listBeginnings(): readonly Beginning[] {
    const clients = this.client.listStarts(this.isDialed ? "asked" : "open").map((client): Beginning => {
      const toServer = client.sends === -1 ? 0 : this.toServer.append(0, client.sends);
      return { client, server: null, at: { server: standing.none, client: client.to, toServer, toClient: 0 } };
    });
    if (this.isDialed || this.channel === "queue")
      return clients.map((begun) => ({ ...begun, at: this.#ends.settle("client", begun.at) }));
    return clients.flatMap(({ client, at }) =>
      this.server.listStarts("open").map((server) => ({ client, server, at: this.#startBy(at, server) })),
    );
  }

  /** Visits every step out of a configuration; those of the server first, so that the order is always the same. */
  visitSteps(from: Configuration, bound: number, visitor: StepVisitor): void {
    this.#visitOwn("server", from, { bound, visitor });
    this.#visitOwn("client", from, { bound, visitor });
    this.#visitInput("server", from, { bound, visitor });
    this.#visitInput("client", from, { bound, visitor });
    this.#visitStarts(from, { bound, visitor });
  }

  #visitOwn(role: RoleName, from: Configuration, visit: Visit): void {
    const place = from[role];
    if (!isSession(place)) return;
    for (const move of this[role].listOwnMoves(place)) {
      this.#take({ kind: "own", role, move, message: -1 }, from, visit);
    }
    if ((role === "server" ? from.toServer : from.toClient) === 0) return;
    for (const move of this[role].listRestarted(place)) {
      this.#take({ kind: "own", role, move, message: -1 }, from, visit);
    }
  }

  #visitInput(role: RoleName, from: Configuration, visit: Visit): void {
    const place = from[role];
    if (!isSession(place)) return;
    const channel = role === "server" ? this.toServer : this.toClient;
    const content = role === "server" ? from.toServer : from.toClient;
    const message = channel.head(content);
    if (message === -1) {
      this.#visitLoss(role, from, visit);
      return;
    }
    const rest = channel.tail(content);
    const read = role === "server" ? { ...from, toServer: rest } : { ...from, toClient: rest };
    for (const move of this[role].listReads(place, message)) {
      this.#take({ kind: "read", role, move, message }, read, visit);
    }
  }

  #visitLoss(role: RoleName, from: Configuration, visit: Visit): void {
    const peer = role === "server" ? from.client : from.server;
    if (peer !== standing.closed) return;
    const told = role === "server" ? { ...from, client: standing.none } : { ...from, server: standing.none };
    for (const move of this[role].listLosses(from[role])) {
      this.#take({ kind: "lose", role, move, message: -1 }, told, visit);
    }
  }

  #visitStarts(from: Configuration, visit: Visit): void {
    if (isSession(from.server)) return;
    if (this.channel === "stream") {
      if (from.server === standing.kept) return;
      const regained = this.client.regain(from.client);
      if (regained !== null) this.#visitConnection({ ...from, client: regained }, visit.visitor);
      return;
    }
    const message = this.toServer.head(from.toServer);
    if (message === -1) return;
    for (const move of this.server.listStarts("message")) {
      this.#take({ kind: "start", role: "server", move, message }, from, visit);
    }
  }

  #visitConnection(from: Configuration, visitor: StepVisitor): void {
    const none = { ...from, toServer: 0, toClient: 0 };
    for (const move of this.server.listStarts("open")) {
      visitor.reach({ kind: "connect", role: "server", move, message: -1 }, this.#startBy(none, move));
    }
  }

  #startBy(from: Configuration, move: Move): Configuration {
    const isHeard = move.sends !== -1 && isSession(from.client);
    const toClient = isHeard ? this.toClient.append(from.toClient, move.sends) : from.toClient;
    return this.#ends.settle("server", { ...from, server: move.to, toClient });
  }

  /** Takes a move of a role from a configuration in which its input has been read. */
  #take(step: Step, from: Configuration, { bound, visitor }: Visit): void {
    const { role, move } = step;
    if (move.reception === "unknown" || move.reception === "misread") {
      visitor.reach(step, nowhere);
      return;
    }
    const isServer = role === "server";
    let { toServer, toClient } = from;
    if (move.sends !== -1) {
      if (isServer ? !isSession(from.client) : !this.#isServerListening(from.server)) visitor.drop(step);
      else if (isServer) {
        if (this.toClient.length(toClient) >= bound) {
          visitor.block(step);
          return;
        }
        toClient = this.toClient.append(toClient, move.sends);
      } else {
        if (this.toServer.length(toServer) >= bound) {
          visitor.block(step);
          return;
        }
        toServer = this.toServer.append(toServer, move.sends);
      }
    }
    const next = isServer
      ? { server: move.to, client: from.client, toServer, toClient }
      : { server: from.server, client: move.to, toServer, toClient };
    if (isSession(move.to)) visitor.reach(step, next);
    else for (const end of this.#ends.list(role, next, move)) visitor.reach(step, end);
  }

  /** On a queue, a message that finds no session will start one. */
  #isServerListening(place: number): boolean {
    return isSession(place) || this.channel === "queue";
  }
}

interface Visit {
  readonly bound: number;
  readonly visitor: StepVisitor;
}
