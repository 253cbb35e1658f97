import type { Message, Peer } from "./peer.js";

/** A client that knows its protocol but keeps to nothing: what the two protocols share. */
export abstract class RawClient {
  readonly peer: Peer;
  state = "CONNECTED";
  seq = 0;
  /** The current token, and the one before it. */
  token = "";
  staleToken = "";

  constructor(peer: Peer) {
    this.peer = peer;
  }

  /** Takes the next step of the protocol, in order. */
  protected abstract step(): Promise<void>;
  /** Gives a message of a type as a client in order would send it now; for `*`, one that nobody knows. */
  abstract sample(type: string): Message;
  /** Gives the next header. */
  abstract header(): Message;

  /** Goes through the protocol up to a state of the server. */
  async reach(state: string): Promise<void> {
    while (this.state !== state) await this.step();
  }

  /** Sends a message as a client in order would. */
  say(type: string): void {
    this.peer.send(this.sample(type));
  }

  /** Sends a NOP in order and takes the answer. */
  async nop(): Promise<void> {
    this.say("NOP");
    this.renew(await this.expect("NOP"));
  }

  /** Ends the session in order; tells how the connection ended. */
  async bye(): Promise<string> {
    this.say("BYE");
    await this.expect("BYE");
    return await this.peer.end();
  }

  /** Takes the next message, which must be of a type. */
  async expect(type: string): Promise<Message> {
    const message = await this.peer.receive();
    if (message.type !== type) throw new Error(`expected ${type}: ${JSON.stringify(message)}`);
    return message;
  }

  protected renew(message: Message): void {
    this.staleToken = this.token;
    this.token = readText(message, "token");
  }
}

/** Gives a text field of a message. Throws where there is none. */
export function readText(message: Message, field: string): string {
  const value = message[field];
  if (typeof value !== "string" || value === "") throw new Error(`no ${field}: ${JSON.stringify(message)}`);
  return value;
}
