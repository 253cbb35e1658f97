import type { ClientMessage, ServerMessage } from "../../generated/filemq/messages.js";

/** Half of what may be on its way to a client: messages, and bytes in chunks. */
const half = { messages: 125, bytes: 8_000_000 };

/**
 * Bounds what a client has not taken yet. Credit alone does not: an empty file costs none, and a client may grant more
 * than it can take. So the server says HUGZ behind each half of what may be on its way, and does not begin a third before
 * HUGZ-OK tells that the first was taken.
 */
export class Pace {
  /** What was sent since HUGZ was last said for it. */
  private messages = 0;
  private bytes = 0;
  /** How many times HUGZ was said, and was answered. */
  private said = 0;
  private answered = 0;
  /** How many answers there must be before the half that was sent first is known to be taken; null where none is awaited. */
  private awaited: number | null = null;

  /** Tells whether no more patches may be sent for now. */
  get isFull(): boolean {
    return this.awaited !== null && this.isHalfFull;
  }

  private get isHalfFull(): boolean {
    return this.messages >= half.messages || this.bytes >= half.bytes;
  }

  /** Counts a message to the client; tells whether HUGZ must be said now. */
  countSent(message: ServerMessage): boolean {
    if (message.type === "HUGZ") this.said += 1;
    if (message.type !== "CHEEZBURGER") return false;
    this.messages += 1;
    this.bytes += message.chunk.length;
    if (!this.isHalfFull || this.awaited !== null) return false;
    this.awaited = this.said + 1;
    this.messages = 0;
    this.bytes = 0;
    return true;
  }

  /** Counts a message of the client; tells whether the server may go on by it. */
  countReceived({ type }: ClientMessage): boolean {
    if (type !== "HUGZ-OK" || this.answered === this.said) return false;
    this.answered += 1;
    if (this.awaited === null || this.answered < this.awaited) return false;
    const wasFull = this.isFull;
    this.awaited = null;
    return wasFull;
  }
}
