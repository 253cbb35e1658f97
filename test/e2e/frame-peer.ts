import { WebSocket } from "ws";

import { Peer } from "./peer.js";
import type { Secrets } from "./secrets.js";

/** A peer on a WebSocket, to which each text frame is a message. */
export class FramePeer extends Peer {
  readonly #socket: WebSocket;

  constructor(secrets: Secrets, socket: WebSocket) {
    super(secrets);
    this.#socket = socket;
    socket
      .on("message", (data: Buffer, isBinary) => {
        this.inbox.put(isBinary ? "a binary frame" : data.toString());
      })
      .on("error", (error) => {
        this.inbox.close(`by ${error.message}`);
      })
      .on("close", (code) => {
        this.inbox.close(code === 1000 ? "in order" : `with ${code}`);
      });
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  sendBytes(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  vanish(): void {
    this.#socket.terminate();
  }
}

/** Connects to a server of WebSockets. */
export async function connectFrames(port: number, secrets: Secrets): Promise<FramePeer> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const peer = new FramePeer(secrets, socket);
  await new Promise((resolve, reject) => {
    socket.once("open", resolve).once("error", reject);
  });
  return peer;
}
