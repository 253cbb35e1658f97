import { onTestFinished } from "vitest";
import { Dealer } from "zeromq";

import {
  createFilemqServer,
  decodeServerMessage,
  encodeClientMessage,
  type ClientMessage,
  type FilemqServer,
  type FilemqServerSession,
  type ServerMessage,
} from "../../generated/filemq/index.js";
import { listenFilemqZeromq } from "../../generated/filemq/server.zeromq.js";
import type { ZeromqHost, ZeromqListenOptions, ZeromqPeer } from "../../generated/zeromq.js";
import { filemqServerHandlers } from "../types/complete-handlers.js";
import { Log } from "./log.js";

/** A FILEMQ server on an endpoint of its own, and what happened to it. */
export interface ZeromqStage {
  readonly server: FilemqServer<null, ZeromqPeer>;
  readonly host: ZeromqHost;
  /** The sessions that began, and those that ended, with why. */
  readonly begun: Log<ZeromqPeer>;
  readonly ended: Log<{ readonly session: FilemqServerSession<null>; readonly reason: string }>;
  /** What the host reported. */
  readonly faults: Log<unknown>;
}

/** What a test wants otherwise than usual. */
export interface ZeromqWishes extends Partial<ZeromqListenOptions> {
  readonly heartbeat?: number;
  readonly context?: (peer: ZeromqPeer) => null;
}

/** Starts a server; it is closed after the test. */
export async function stageZeromq(wishes: ZeromqWishes = {}): Promise<ZeromqStage> {
  const { heartbeat = 1_000, context = () => null, ...options } = wishes;
  const begun = new Log<ZeromqPeer>();
  const ended: ZeromqStage["ended"] = new Log();
  const faults = new Log<unknown>();
  const server = createFilemqServer<null, ZeromqPeer>({
    handlers: filemqServerHandlers,
    hooks: {
      error: (_session, error) => {
        faults.add(error);
      },
      ended: (session, reason) => {
        ended.add({ session, reason });
      },
    },
    context: ({ key }) => {
      begun.add(key);
      return context(key);
    },
    durations: { heartbeat, expired: 60_000 },
  });
  const error = (fault: unknown): void => {
    faults.add(fault);
  };
  const host = await listenFilemqZeromq(server, { endpoint: "tcp://127.0.0.1:*", error, ...options });
  onTestFinished(async () => {
    await host.close(0);
  });
  return { server, host, begun, ended, faults };
}

/** A peer that sends what it is told to and understands what it hears, and nothing else. */
export class RawDealer {
  readonly dealer: Dealer;

  constructor({ endpoint }: ZeromqHost, options: ConstructorParameters<typeof Dealer>[0] = {}) {
    this.dealer = new Dealer({ linger: 0, ...options });
    this.dealer.connect(endpoint);
    onTestFinished(() => {
      this.dealer.close();
    });
  }

  /** Sends messages, or frames as they are. */
  async send(...messages: readonly (ClientMessage | readonly Uint8Array[])[]): Promise<void> {
    for (const message of messages)
      await this.dealer.send([...("type" in message ? encodeClientMessage(message) : message)]);
  }

  /** Gives the next message of the server. */
  async hear(): Promise<ServerMessage> {
    const received = decodeServerMessage(await this.dealer.receive());
    if (received.kind !== "message") throw new Error(JSON.stringify(received));
    return received.message;
  }

  /** Gives the next answer, in an exchange of one message. */
  async ask(message: ClientMessage): Promise<ServerMessage["type"]> {
    await this.send(message);
    return (await this.hear()).type;
  }
}

/** The first word of every client. */
export const ohai: ClientMessage = { type: "OHAI", protocol: "FILEMQ", version: 1 };
