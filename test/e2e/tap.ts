import { connect, createServer, type AddressInfo, type Socket } from "node:net";

import { WebSocket, WebSocketServer } from "ws";

import type { Message } from "./peer.js";
import type { Stage, Transport } from "./stage.js";

/** Something that stands between a client and a server, and notes what they say to each other. */
export interface Tap {
  /** Where the client connects. */
  readonly port: number;
  /** The messages of each end, in order. */
  readonly fromClient: readonly Message[];
  readonly fromServer: readonly Message[];
}

/** Listens to what goes over connections to a port. */
export async function tap(stage: Stage, transport: Transport, port: number): Promise<Tap> {
  const [client, server] = [new Note(stage), new Note(stage)];
  const open = transport === "TCP" ? tapLines : tapFrames;
  const own = await open(stage, port, { client, server });
  return { port: own, fromClient: client.messages, fromServer: server.messages };
}

/** What one end says, bytes cut into lines. */
class Note {
  readonly messages: Message[] = [];
  readonly #stage: Stage;
  #rest = "";

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  addText(text: string): void {
    const message = JSON.parse(text) as Message;
    this.#stage.secrets.note(message);
    this.messages.push(message);
  }

  addChunk(chunk: Buffer): void {
    const lines = (this.#rest + chunk.toString()).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.addText(line);
  }
}

interface Notes {
  readonly client: Note;
  readonly server: Note;
}

async function tapLines(stage: Stage, port: number, { client, server }: Notes): Promise<number> {
  const listener = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    join(near, far, client);
    join(far, near, server);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  stage.onClear(() => listener.close());
  return (listener.address() as AddressInfo).port;
}

function join(from: Socket, to: Socket, note: Note): void {
  from.on("data", (chunk: Buffer) => {
    note.addChunk(chunk);
  });
  from.on("error", () => to.destroy());
  from.pipe(to);
}

async function tapFrames(stage: Stage, port: number, { client, server }: Notes): Promise<number> {
  const listener = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  listener.on("connection", (near) => {
    const far = new WebSocket(`ws://127.0.0.1:${port}`);
    const opened = new Promise((resolve) => far.once("open", resolve));
    joinFrames(near, far, { note: client, opened });
    joinFrames(far, near, { note: server, opened });
  });
  await new Promise((resolve) => listener.once("listening", resolve));
  stage.onClear(() => {
    for (const socket of listener.clients) socket.terminate();
    listener.close();
  });
  return (listener.address() as AddressInfo).port;
}

function joinFrames(
  from: WebSocket,
  to: WebSocket,
  { note, opened }: { readonly note: Note; readonly opened: Promise<unknown> },
): void {
  from.on("message", (data: Buffer) => {
    note.addText(data.toString());
    void opened.then(() => {
      to.send(data.toString());
    });
  });
  from.on("close", () => {
    void opened.then(() => {
      to.close();
    });
  });
}
