import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { onTestFinished } from "vitest";
import { WebSocket, type ClientOptions } from "ws";

import { Log } from "./log.js";

/** How a WebSocket was closed. */
export interface FrameEnd {
  readonly code: number;
  readonly reason: string;
}

/** A peer that speaks WebSocket by the package `ws`. */
export class FramePeer {
  readonly socket: WebSocket;
  readonly received: Log<unknown> = new Log<unknown>();
  readonly closed: Promise<FrameEnd>;

  constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => {
      socket.on("close", (code, reason) => {
        resolve({ code, reason: reason.toString() });
      });
    });
    socket.on("error", () => undefined);
    socket.on("message", (data: Buffer) => {
      this.received.add(JSON.parse(data.toString()));
    });
    onTestFinished(() => {
      socket.terminate();
    });
  }

  say(text: string): void {
    this.socket.send(JSON.stringify({ type: "SAY", text }));
  }
}

/** Connects a peer; `path` is the rest of the address. Rejects where the server refuses. */
export async function connectFrames(port: number, path = "", options: ClientOptions = {}): Promise<FramePeer> {
  const scheme = options.ca === undefined ? "ws" : "wss";
  const peer = new FramePeer(new WebSocket(`${scheme}://127.0.0.1:${port}${path}`, options));
  await once(peer.socket, "open");
  return peer;
}

/** Upgrades a connection by hand, and never again says a word. */
export async function connectMute(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => undefined);
  socket.write(
    [
      "GET / HTTP/1.1",
      "Host: 127.0.0.1",
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
      "",
      "",
    ].join("\r\n"),
  );
  await once(socket, "data");
  return socket;
}
