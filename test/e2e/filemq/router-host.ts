import { Router } from "zeromq";

import {
  decodeClientMessage,
  encodeServerMessage,
  type ClientMessage,
  type ServerMessage,
} from "../../../generated/filemq/index.js";
import { Log } from "../../hosts/log.js";
import type { Stage } from "../stage.js";
import { within } from "../within.js";

/** A server that says what it is told to and keeps to nothing: it has one client, and answers nothing by itself. */
export class RouterHost {
  /** All that the client said, in order. */
  readonly heard = new Log<ClientMessage>();
  readonly #router: Router = new Router({ linger: 0 });
  #client: Buffer | null = null;

  private constructor(stage: Stage) {
    stage.onClear(() => {
      this.#router.close();
    });
  }

  /** Binds one to a port of its own. */
  static async bind(stage: Stage): Promise<RouterHost> {
    const host = new RouterHost(stage);
    await host.#router.bind("tcp://127.0.0.1:*");
    void host.#listen();
    return host;
  }

  get endpoint(): string {
    return this.#router.lastEndpoint ?? "";
  }

  /** Sends messages to the client, or frames as they are. */
  async send(...messages: readonly (ServerMessage | readonly Uint8Array[])[]): Promise<void> {
    for (const message of messages)
      await this.#router.send([this.#client, ...("type" in message ? encodeServerMessage(message) : message)]);
  }

  /** Waits until the client has said so many messages of a type; gives the last of those. */
  async hear<Type extends ClientMessage["type"]>(
    type: Type,
    count = 1,
  ): Promise<Extract<ClientMessage, { readonly type: Type }>> {
    const list = () => this.heard.entries.filter((message) => isOf(message, type));
    await within(
      this.heard.first(() => list().length >= count),
      () => `the client did not say ${type}, ${count} times`,
    );
    const [message] = list().slice(count - 1);
    if (message === undefined) throw new Error("nothing was heard");
    return message;
  }

  /** Lets the client in, whatever it says. */
  async admit(): Promise<void> {
    await this.hear("OHAI");
    await this.send({ type: "OHAI-OK" });
    await this.hear("ICANHAZ");
    await this.send({ type: "ICANHAZ-OK" });
    await this.hear("NOM");
  }

  async #listen(): Promise<void> {
    for await (const [id, ...frames] of this.#router) {
      if (id === undefined) continue;
      this.#client = id;
      const received = decodeClientMessage(frames);
      if (received.kind !== "message") throw new Error(JSON.stringify(received));
      this.heard.add(received.message);
    }
  }
}

function isOf<Type extends ClientMessage["type"]>(
  message: ClientMessage,
  type: Type,
): message is Extract<ClientMessage, { readonly type: Type }> {
  return message.type === type;
}
