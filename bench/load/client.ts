import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { auth, hello, nop } from "./lines.js";

const newline = 0x0a;

/** A client that does no more than it must, so that one process of clients keeps a server busy. */
export class Client {
  private readonly socket: Socket;
  private sent = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Connects, and says HELLO and AUTH. Rejects where the server does not answer so that the session is ready. */
  static async open(port: number): Promise<Client> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    const giveUp = (): void => {
      socket.destroy(new Error("the server has closed a new connection; it may have no more files to open"));
    };
    socket.once("end", giveUp);
    await once(socket, "connect");
    const { sessionId } = await ask(socket, hello, "SERVER-HELLO");
    await ask(socket, auth(String(sessionId)), "READY-OK");
    socket.off("end", giveUp);
    return new Client(socket);
  }

  /** Tells how many answers arrive, whenever some do, and whether the connection is lost. */
  listen(answered: (client: this, answers: number) => void, lost: () => void): void {
    this.socket
      .on("data", (chunk) => {
        answered(this, countLines(chunk));
      })
      .on("end", lost)
      .on("error", lost);
  }

  /** Sends so many NOPs in one piece. */
  send(count: number): void {
    let text = "";
    for (let at = 0; at < count; at += 1) text += `${nop(this.sent + at)}\n`;
    this.sent += count;
    this.socket.write(text);
  }

  /** Breaks the connection, so that its port is free at once, even where the server has closed its side. */
  drop(): void {
    this.socket.resetAndDestroy();
  }
}

async function ask(socket: Socket, line: string, type: string): Promise<Readonly<Record<string, unknown>>> {
  socket.write(`${line}\n`);
  const [chunk] = (await once(socket, "data")) as [Buffer];
  const answer = JSON.parse(chunk.toString()) as Readonly<Record<string, unknown>>;
  if (answer.type !== type) throw new Error(`the server answers with ${String(answer.type)} instead of ${type}`);
  return answer;
}

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) lines += 1;
  return lines;
}
