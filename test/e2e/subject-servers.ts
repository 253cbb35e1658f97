import { join } from "node:path";

import type { Peer } from "./peer.js";
import type { RawClient } from "./raw-client.js";
import { Stage, type Transport } from "./stage.js";
import { startServer, type ProtocolName, type StartedServer } from "./started-server.js";
import { patienceFlags, type Patience, type WayOut } from "./way-out.js";

/** What is put to the test: the server of a protocol, by clients that take every way out of its chart. */
export interface Subject<Client extends RawClient> {
  readonly protocol: ProtocolName;
  readonly waysOut: readonly WayOut<Client>[];
  /** What the server ignores from outside, as `STATE: EVENT`. */
  readonly ignored: readonly string[];
  /** Puts into the folder of apps, and around it, what the server is to find there; gives what makes a client. */
  prepare(apps: string): (peer: Peer) => Client;
}

/** The timeouts are the session's own, whatever carries its messages: one transport is enough for them. */
const patiences: Readonly<Record<Transport, readonly Patience[]>> = {
  TCP: ["patient", "connection timeout", "session timeout"],
  WebSocket: ["patient"],
};

/** Servers of each patience on one folder of apps, and a client of the patient one that stays. */
export class SubjectServers<Client extends RawClient> {
  readonly stage: Stage = new Stage();
  readonly #subject: Subject<Client>;
  readonly #transport: Transport;
  readonly #started = new Map<Patience, StartedServer>();
  #make: ((peer: Peer) => Client) | null = null;
  #bystander: Client | null = null;

  constructor(subject: Subject<Client>, transport: Transport) {
    this.#subject = subject;
    this.#transport = transport;
  }

  /** The client that is in READY from the start on. */
  get bystander(): Client {
    if (this.#bystander === null) throw new Error("the servers were not started");
    return this.#bystander;
  }

  has(patience: Patience = "patient"): boolean {
    return patiences[this.#transport].includes(patience);
  }

  async start(): Promise<void> {
    const apps = join(this.stage.makeFolder(), "apps");
    await Promise.all(
      patiences[this.#transport].map(async (patience) => {
        const choice = { transport: this.#transport, apps, flags: ["--trace", ...patienceFlags[patience]] };
        this.#started.set(patience, await startServer(this.stage, this.#subject.protocol, choice));
      }),
    );
    this.#make = this.#subject.prepare(apps);
    this.#bystander = await this.connect();
    await this.#bystander.reach("READY");
  }

  async connect(patience: Patience = "patient"): Promise<Client> {
    const started = this.#started.get(patience);
    if (started === undefined || this.#make === null) throw new Error(`no server was started that is ${patience}`);
    return this.#make(await this.stage.connect(this.#transport, started.port));
  }
}
