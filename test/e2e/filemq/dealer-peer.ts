import { Dealer } from "zeromq";

import {
  decodeServerMessage,
  encodeClientMessage,
  type Cheezburger,
  type ClientMessage,
  type ServerMessage,
} from "../../../generated/filemq/index.js";
import { Log } from "../../hosts/log.js";
import type { Stage } from "../stage.js";
import { within } from "../within.js";

/** What a peer does besides what it is told: answers each HUGZ, answers nothing, or does not even read. */
export type Manner = "polite" | "mute" | "deaf";

/** A client that says what it is told to and keeps to nothing. */
export class DealerPeer {
  /** All that it heard, in order; of a polite peer without HUGZ, which it has answered. */
  readonly heard = new Log<ServerMessage>();
  readonly #dealer: Dealer;
  #taken = 0;

  constructor(stage: Stage, endpoint: string, manner: Manner = "polite") {
    this.#dealer = new Dealer({ linger: 0, ...(manner === "deaf" && { receiveHighWaterMark: 1 }) });
    this.#dealer.connect(endpoint);
    stage.onClear(() => {
      this.#dealer.close();
    });
    if (manner !== "deaf") void this.#listen(manner);
  }

  /** Sends messages, or frames as they are. */
  async send(...messages: readonly (ClientMessage | readonly Uint8Array[])[]): Promise<void> {
    for (const message of messages)
      await this.#dealer.send([...("type" in message ? encodeClientMessage(message) : message)]);
  }

  /** Gives the next message of the server. */
  async hear(): Promise<ServerMessage> {
    await within(this.heard.reach(this.#taken + 1), () => `the server said nothing after ${this.#taken} messages`);
    const [message] = this.heard.entries.slice(this.#taken);
    if (message === undefined) throw new Error("nothing was heard");
    this.#taken += 1;
    return message;
  }

  /** What was heard and not taken yet. */
  get left(): readonly ServerMessage[] {
    return this.heard.entries.slice(this.#taken);
  }

  /** Sends messages and gives the type of the next message of the server. */
  async ask(...messages: readonly (ClientMessage | readonly Uint8Array[])[]): Promise<ServerMessage["type"]> {
    await this.send(...messages);
    return (await this.hear()).type;
  }

  /** Says OHAI and is let in. */
  async enter(): Promise<void> {
    const answer = await this.ask(ohai);
    if (answer !== "OHAI-OK") throw new Error(`expected OHAI-OK, not ${answer}`);
  }

  /** Asks for what is under a path, with all that is there already, and grants some credit. */
  async order(path: string, credit: bigint): Promise<void> {
    await this.send(icanhaz(path, { RESYNC: "1" }), nom(credit));
    const answer = await this.hear();
    if (answer.type !== "ICANHAZ-OK") throw new Error(`expected ICANHAZ-OK, not ${answer.type}`);
  }

  /** Gives all CHEEZBURGERs that the server sends before it comes to answer a HUGZ. */
  async drain(): Promise<readonly Cheezburger[]> {
    await this.send({ type: "HUGZ" });
    const burgers: Cheezburger[] = [];
    for (;;) {
      const message = await this.hear();
      if (message.type === "HUGZ-OK") return burgers;
      if (message.type !== "CHEEZBURGER") throw new Error(`expected CHEEZBURGER, not ${message.type}`);
      burgers.push(message);
    }
  }

  /** Takes messages up to the CHEEZBURGER that ends a file, and gives them. */
  async hearFile(path: string): Promise<readonly Cheezburger[]> {
    const burgers: Cheezburger[] = [];
    for (;;) {
      const message = await this.hear();
      if (message.type !== "CHEEZBURGER") throw new Error(`expected CHEEZBURGER, not ${message.type}`);
      burgers.push(message);
      if (message.filename === path && message.chunk.length === 0) return burgers;
    }
  }

  async #listen(manner: Manner): Promise<void> {
    for await (const frames of this.#dealer) {
      const received = decodeServerMessage(frames);
      if (received.kind !== "message") throw new Error(JSON.stringify(received));
      const isAnswered = manner === "polite" && received.message.type === "HUGZ";
      if (isAnswered) await this.send({ type: "HUGZ-OK" });
      else this.heard.add(received.message);
    }
  }
}

/** The first word of every client. */
export const ohai: ClientMessage = { type: "OHAI", protocol: "FILEMQ", version: 1 };

/** Asks for the files under a path. */
export function icanhaz(
  path: string,
  options: Readonly<Record<string, string>> = {},
  cache: Readonly<Record<string, string>> = {},
): ClientMessage {
  return { type: "ICANHAZ", path, options: new Map(Object.entries(options)), cache: new Map(Object.entries(cache)) };
}

/** Grants credit for so many bytes. */
export function nom(credit: bigint): ClientMessage {
  return { type: "NOM", credit, sequence: 0n };
}

/** Chooses PLAIN. */
export function yarly(login: string, password: string): ClientMessage {
  return { type: "YARLY", mechanism: "PLAIN", response: Buffer.from(`\0${login}\0${password}`) };
}

/** Puts together what chunks say; those of a file begin anew wherever an offset is 0. Throws where they leave a gap. */
export function assemble(burgers: readonly Cheezburger[]): string {
  let text = "";
  for (const { offset, chunk } of burgers) {
    if (offset === 0n) text = "";
    if (offset !== BigInt(Buffer.byteLength(text, "latin1"))) throw new Error(`a gap at ${offset}`);
    text += Buffer.from(chunk).toString("latin1");
  }
  return text;
}
