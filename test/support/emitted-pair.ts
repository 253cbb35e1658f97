import { connects } from "../../generator/facts/connects.js";
import { findChartOfRole } from "../../generator/facts/chart-of-role.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { RoleName } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { untilHeard } from "./emitted-debts.js";
import { prepareRole, type EmittedRole, type EmittedTransport } from "./emitted-role.js";
import { PairedRole, type Promised } from "./paired-role.js";

/** Both roles of a protocol as emitted code, ready to be joined any number of times. */
export interface PreparedPair {
  readonly protocol: Protocol;
  readonly server: EmittedRole;
  readonly client: EmittedRole;
}

/** Emits both roles of a protocol. */
export function preparePair(protocol: Protocol): PreparedPair {
  const client = findChartOfRole(protocol, "client");
  return { protocol, server: prepareRole(protocol, protocol.server), client: prepareRole(protocol, client) };
}

/**
 * A server and a client of emitted code, joined in memory as a host would join them: what one sends is on its way until
 * the other is told to read it, and so is the end of a stream.
 */
export class EmittedPair {
  readonly server: PairedRole;
  readonly client: PairedRole;
  /** What is on its way to each role, the oldest first. */
  readonly unread: Record<RoleName, string[]> = { server: [], client: [] };
  /** Whether the end of its peer is on its way to each role, behind what is unread. */
  readonly isEndUnread: Record<RoleName, boolean> = { server: false, client: false };
  /** Whether the client waits for a connection. */
  isDialing: boolean;
  readonly #isQueue: boolean;
  /** Counts connections: what is sent over an earlier one is lost. */
  #connection = 0;
  #isServerKept = false;
  /** Whether there is a connection for which no session of the server was started yet. */
  #isServerAwaited: boolean;
  /** Whether the server's session has not read the message that it was started for: where it ends, that is lost with it. */
  #isFirstUnread = false;

  constructor({ protocol, server, client }: PreparedPair) {
    const clientChart = findChartOfRole(protocol, "client");
    this.#isQueue = protocol.channel === "queue";
    this.isDialing = !this.#isQueue && connects(new ChartIndex(protocol, clientChart));
    this.#isServerAwaited = !this.#isQueue && !this.isDialing;
    this.server = new PairedRole(server, protocol.server, () => undefined);
    this.client = new PairedRole(client, clientChart, () => {
      this.isDialing ||= this.#isClientAlone;
    });
  }

  /** Whether the server has a session, or will have none any more. */
  get isServerTaken(): boolean {
    return this.server.state !== null || this.#isServerKept;
  }

  /** Starts the client, without a connection where it asks for one. */
  startClient(): void {
    this.client.open(this.isDialing ? nowhere : this.#makeTransport("client"));
    if (!this.isDialing) this.client.session?.opened();
  }

  /** Starts a session of the server, as a host does for a connection, or for the message on a queue that comes next. */
  startServer(): void {
    this.#isFirstUnread = this.#isQueue;
    this.server.open(this.#makeTransport("server"));
    this.#isServerAwaited = false;
    this.server.session?.opened();
  }

  /** Gives the client the connection that it asked for. */
  connect(): void {
    this.isDialing = false;
    this.#isServerAwaited = true;
    this.#connection += 1;
    for (const role of ["server", "client"] as const) {
      this.unread[role] = [];
      this.isEndUnread[role] = false;
    }
    this.client.session?.opened(this.#makeTransport("client"));
  }

  /** Lets a role have the oldest message that is on its way to it. */
  read(role: RoleName): void {
    const message = this.unread[role].shift();
    if (message === undefined) throw new Error(`nothing is on its way to the ${role}`);
    if (role === "server") this.#isFirstUnread = false;
    this[role].session?.receive({ type: message });
  }

  /** Tells a role that its connection is gone. What it still has promised is broken off. */
  async lose(role: RoleName): Promise<void> {
    this.isEndUnread[role] = false;
    const { promises, session } = this[role];
    session?.closed();
    for (const promise of promises) promise.reject(new Error("aborted"));
    if (promises.length > 0) await untilHeard();
  }

  /** Lets a promise come to an outcome, or to nothing. */
  async settle(promise: Promised, outcome: string | null): Promise<void> {
    promise.resolve(outcome ?? undefined);
    await untilHeard();
  }

  /** Whether the client has no connection, or one whose end it was told of. */
  get #isClientAlone(): boolean {
    return !this.#isQueue && this.server.state === null && !this.isEndUnread.client && !this.#isServerKept;
  }

  #makeTransport(role: RoleName): EmittedTransport & { release(): void } {
    const peer = role === "server" ? "client" : "server";
    const connection = this.#connection;
    return {
      send: ({ type }) => {
        this[role].sends(type);
        if (connection === this.#connection && this.#isListening(peer)) this.unread[peer].push(type);
      },
      close: () => {
        this.#dropUnread(role);
        this.isEndUnread[peer] = !this.#isQueue;
      },
      release: () => {
        this.#dropUnread(role);
        this.#isServerKept ||= role === "server" && !this.#isQueue;
      },
    };
  }

  /** What is on its way to a server on a queue is for its next session. */
  #dropUnread(role: RoleName): void {
    if (!this.#isQueue || role === "client") this.unread[role] = [];
    else if (this.#isFirstUnread) this.unread[role].shift();
    this.#isFirstUnread = false;
  }

  /** A message that finds no session of a server on a queue will start one. */
  #isListening(role: RoleName): boolean {
    return this[role].state !== null || (role === "server" && (this.#isQueue || this.#isServerAwaited));
  }
}

/** Only a client whose chart asks for connections takes it. */
const nowhere = null as unknown as EmittedTransport;
