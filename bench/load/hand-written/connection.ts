import { isUtf8 } from "node:buffer";
import type { Socket } from "node:net";

/** What takes the lines of a connection. */
export interface LineTaker {
  take(line: string): void;
  takeMalformed(): void;
}

const newline = 0x0a;
const maxLine = 65_536;
const closeTimeout = 5_000;

/** A connection on which each line is a message. It does not read on while its peer does not read. */
export class Connection {
  private readonly socket: Socket;
  /** The parts of a line whose end has not arrived, and their length. */
  private held: Buffer[] = [];
  private heldLength = 0;
  /** What was sent while a chunk is read; it leaves in one piece. */
  private unsent = "";
  private isReading = false;
  private isOver = false;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  start(taker: LineTaker, closed: () => void): void {
    this.socket
      .on("data", (chunk) => {
        this.takeChunk(chunk, taker);
      })
      .on("drain", () => this.socket.resume())
      .on("end", () => {
        this.end();
      })
      .on("error", console.error)
      .on("close", closed);
  }

  send(line: string): void {
    this.unsent += line;
    this.unsent += "\n";
    if (!this.isReading) this.flush();
  }

  /** Closes behind what was sent, and drops what still arrives. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.flush();
    this.socket.end();
    this.socket.resume();
    const timer = setTimeout(() => this.socket.destroy(), closeTimeout);
    this.socket.once("close", () => {
      clearTimeout(timer);
    });
  }

  private takeChunk(chunk: Buffer, taker: LineTaker): void {
    this.isReading = true;
    let from = 0;
    for (let end = chunk.indexOf(newline); end !== -1 && !this.isOver; end = chunk.indexOf(newline, from)) {
      this.takeLine(chunk.subarray(from, end), taker);
      from = end + 1;
    }
    if (from < chunk.length && !this.isOver) this.hold(chunk.subarray(from), taker);
    this.isReading = false;
    this.flush();
  }

  private takeLine(part: Buffer, taker: LineTaker): void {
    const line = this.heldLength === 0 ? part : Buffer.concat([...this.held, part]);
    if (this.heldLength > 0) this.forgetHeld();
    if (line.length <= maxLine && isUtf8(line)) taker.take(line.toString());
    else taker.takeMalformed();
  }

  private hold(part: Buffer, taker: LineTaker): void {
    this.held.push(part);
    this.heldLength += part.length;
    if (this.heldLength <= maxLine) return;
    this.forgetHeld();
    taker.takeMalformed();
  }

  private forgetHeld(): void {
    this.held = [];
    this.heldLength = 0;
  }

  private flush(): void {
    if (this.unsent === "") return;
    const text = this.unsent;
    this.unsent = "";
    if (!this.socket.write(text)) this.socket.pause();
  }
}
