import { Dealer, Router } from "zeromq";

import {
  decodeClientMessage,
  decodeServerMessage,
  type Cheezburger,
  type ClientMessage,
  type ServerMessage,
} from "../../../generated/filemq/index.js";
import { Log } from "../../hosts/log.js";
import type { Stage } from "../stage.js";

/** Says when a CHEEZBURGER may go on to the client. */
export type Gate = (burger: Cheezburger) => Promise<void> | undefined;

/** How a tap is opened: on any endpoint, and passing on everything, unless told otherwise. */
export interface TapWishes {
  readonly endpoint?: string;
  readonly gate?: Gate;
}

/** Stands between clients and a server, passes on what they say to each other, and notes it. */
export class ZeromqTap {
  readonly fromClient = new Log<ClientMessage>();
  readonly fromServer = new Log<ServerMessage>();
  readonly #far: string;
  readonly #gate: Gate;
  readonly #router: Router = new Router({ linger: 0, sendHighWaterMark: 0 });
  /** What it was, once it is closed. */
  #endpoint: string | null = null;
  readonly #dealers = new Map<string, Dealer>();

  private constructor(stage: Stage, far: string, gate: Gate) {
    this.#far = far;
    this.#gate = gate;
    stage.onClear(() => {
      this.close();
    });
  }

  /** Puts one before a server. */
  static async open(
    stage: Stage,
    far: string,
    { gate = () => undefined, endpoint = "tcp://127.0.0.1:*" }: TapWishes = {},
  ): Promise<ZeromqTap> {
    const tap = new ZeromqTap(stage, far, gate);
    await tap.#router.bind(endpoint);
    void tap.#listen();
    return tap;
  }

  /** Where clients connect. */
  get endpoint(): string {
    return this.#endpoint ?? this.#router.lastEndpoint ?? "";
  }

  /** The CHEEZBURGERs of the server so far. */
  get burgers(): readonly Cheezburger[] {
    return this.fromServer.entries.filter((message) => message.type === "CHEEZBURGER");
  }

  /** Breaks all connections off, as if the server were gone. */
  close(): void {
    this.#endpoint = this.endpoint;
    this.#router.close();
    for (const dealer of this.#dealers.values()) dealer.close();
  }

  async #listen(): Promise<void> {
    for await (const [id, ...frames] of this.#router) {
      if (id === undefined) continue;
      const received = decodeClientMessage(frames);
      if (received.kind === "message") this.fromClient.add(received.message);
      await this.#find(id).send(frames);
    }
  }

  #find(id: Buffer): Dealer {
    const known = this.#dealers.get(id.toString("hex"));
    if (known !== undefined) return known;
    const dealer = new Dealer({ linger: 0 });
    dealer.connect(this.#far);
    this.#dealers.set(id.toString("hex"), dealer);
    void this.#answer(id, dealer);
    return dealer;
  }

  /** What is held back holds back what it must not be overtaken by, and nothing else: HUGZ goes its way. */
  async #answer(id: Buffer, dealer: Dealer): Promise<void> {
    let before = Promise.resolve();
    for await (const frames of dealer) {
      const received = decodeServerMessage(frames);
      if (received.kind !== "message") throw new Error(JSON.stringify(received));
      const { message } = received;
      this.fromServer.add(message);
      const pass = (): Promise<void> => this.#router.send([id, ...frames]);
      if (message.type !== "CHEEZBURGER") await pass();
      else
        before = before
          .then(() => this.#gate(message))
          .then(pass)
          .catch(() => undefined); // The client, or the tap, is gone by now.
    }
  }
}
