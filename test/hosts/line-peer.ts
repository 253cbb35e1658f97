import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions } from "node:tls";

import { onTestFinished } from "vitest";

/** A peer that speaks TCP by itself, line by line, and closes only when it is told to. */
export class LinePeer {
  readonly socket: Socket;
  /** Gives the code of the fault that ended the connection; null where it ended in order. */
  readonly closed: Promise<string | null>;
  #text = "";
  #isOver = false;
  #wake: (() => void) | null = null;

  constructor(socket: Socket) {
    this.socket = socket;
    let fault: string | null = null;
    socket.setEncoding("utf8").on("error", (error) => {
      fault = "code" in error ? String(error.code) : error.message;
    });
    this.closed = new Promise((resolve) => {
      socket.on("close", () => {
        this.#end();
        resolve(fault);
      });
    });
    socket.on("end", () => {
      this.#end();
    });
    socket.on("data", (text: string) => {
      this.#text += text;
      this.#wake?.();
    });
    onTestFinished(() => void socket.destroy());
  }

  write(data: string | Uint8Array): void {
    this.socket.write(data);
  }

  /** Gives the next line as the object that it is; null where there is none to come. */
  async read(): Promise<unknown> {
    for (;;) {
      const end = this.#text.indexOf("\n");
      if (end >= 0) {
        const line = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 1);
        return JSON.parse(line);
      }
      if (this.#isOver) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Gives all that is to come. */
  async readAll(): Promise<readonly unknown[]> {
    const all: unknown[] = [];
    for (let next = await this.read(); next !== null; next = await this.read()) all.push(next);
    return all;
  }

  #end(): void {
    this.#isOver = true;
    this.#wake?.();
  }
}

/** Connects a peer that stays when the server has said its last word. */
export async function connectPeer(port: number): Promise<LinePeer> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
  await once(socket, "connect");
  return new LinePeer(socket);
}

/** Connects a peer over TLS. */
export async function connectTlsPeer(port: number, options: ConnectionOptions): Promise<LinePeer> {
  const socket = connectTls({ ...options, port, host: "127.0.0.1" });
  await once(socket, "secureConnect");
  return new LinePeer(socket);
}

/** Writes pieces so that each arrives by itself, at the server's own socket. */
export async function writePieces(
  peer: LinePeer,
  server: Socket,
  pieces: readonly (string | Uint8Array)[],
): Promise<void> {
  for (const piece of pieces) {
    const arrived = once(server, "data");
    peer.write(piece);
    await arrived;
  }
}

/** Gives a line of the toy that says something. */
export function say(text: string): string {
  return `${JSON.stringify({ type: "SAY", text })}\n`;
}

/** What the toy answers. */
export function echoOf(text: string): unknown {
  return { type: "ECHO", text };
}
