import type { ClientMessage, ServerMessage } from "../../generated/filemq/messages.js";

/** How much may be on its way to a client: messages, and bytes in chunks. */
const most = { messages: 250, bytes: 16_000_000 };

/**
 * Bounds what a client has not taken yet. Credit alone does not: an empty file costs none, and a client may grant more
 * than it can take. So the server says HUGZ once enough is on its way, and goes on when HUGZ-OK tells that all of it was
 * taken.
 */
export class Pace {
  private messages = 0;
  private bytes = 0;
  /** How many times HUGZ was said, and was answered. */
  private said = 0;
  private answered = 0;
  /** How many answers there must be before the server goes on; null where it need not wait. */
  private awaited: number | null = null;

  /** Tells whether no more patches may be sent for now. */
  get isFull(): boolean {
    return this.awaited !== null;
  }

  /** Counts a message to the client; tells whether HUGZ must be said now. */
  countSent(message: ServerMessage): boolean {
    if (message.type === "HUGZ") this.said += 1;
    if (message.type !== "CHEEZBURGER") return false;
    this.messages += 1;
    this.bytes += message.chunk.length;
    if (this.messages < most.messages && this.bytes < most.bytes) return false;
    this.awaited ??= this.said + 1;
    return true;
  }

  /** Counts a message of the client; tells whether the server may go on by it. */
  countReceived({ type }: ClientMessage): boolean {
    if (type !== "HUGZ-OK" || this.answered === this.said) return false;
    this.answered += 1;
    if (this.awaited === null || this.answered < this.awaited) return false;
    this.awaited = null;
    this.messages = 0;
    this.bytes = 0;
    return true;
  }
}
