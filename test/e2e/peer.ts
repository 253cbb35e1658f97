import { Inbox } from "./inbox.js";
import type { Secrets } from "./secrets.js";

/** A message as plain JSON, as it need not be: a peer may send anything. */
export type Message = Readonly<Record<string, unknown>>;

/** The end of a connection that speaks without the emitted code, as any stranger may. */
export abstract class Peer {
  protected readonly inbox: Inbox = new Inbox();
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** Sends a text as one message. */
  abstract sendText(text: string): void;
  /** Sends bytes: on TCP as they are, without a newline; on a WebSocket as a binary frame. */
  abstract sendBytes(bytes: Uint8Array): void;
  /** Breaks the connection off. */
  abstract vanish(): void;

  send(message: Message): void {
    this.#secrets.note(message);
    this.sendText(JSON.stringify(message));
  }

  /** Takes the next message. Rejects where none comes, or the connection ends. */
  async receive(): Promise<Message> {
    const message = JSON.parse(await this.inbox.next()) as Message;
    this.#secrets.note(message);
    return message;
  }

  /** Waits until the other end has closed the connection; "in order" is how that should be. */
  async end(): Promise<string> {
    return await this.inbox.end();
  }
}
