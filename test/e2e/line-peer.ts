import { connect, type Socket } from "node:net";

import { Peer } from "./peer.js";
import type { Secrets } from "./secrets.js";

/** A peer on TCP, to which each line is a message. */
export class LinePeer extends Peer {
  readonly #socket: Socket;
  #rest = "";

  constructor(secrets: Secrets, socket: Socket) {
    super(secrets);
    this.#socket = socket;
    socket
      .setEncoding("utf8")
      .on("data", (chunk: string) => {
        this.#cut(chunk);
      })
      .on("error", (error) => {
        this.inbox.close(`by ${error.message}`);
      })
      .on("end", () => {
        this.inbox.close(this.#rest === "" ? "in order" : "within a line");
      })
      .on("close", () => {
        this.inbox.close("without a word");
      });
  }

  sendText(text: string): void {
    this.#socket.write(`${text}\n`);
  }

  sendBytes(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  vanish(): void {
    this.#socket.resetAndDestroy();
  }

  #cut(chunk: string): void {
    const [first = "", ...lines] = chunk.split("\n");
    this.#rest += first;
    for (const line of lines) {
      this.inbox.put(this.#rest);
      this.#rest = line;
    }
  }
}

/** Connects to a server on TCP. With `allowHalfOpen` the peer does not close its own end when the server has closed. */
export async function connectLines(
  port: number,
  secrets: Secrets,
  { allowHalfOpen = false }: { readonly allowHalfOpen?: boolean } = {},
): Promise<LinePeer> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen });
  const peer = new LinePeer(secrets, socket);
  await new Promise((resolve, reject) => {
    socket.once("connect", resolve).once("error", reject);
  });
  return peer;
}
