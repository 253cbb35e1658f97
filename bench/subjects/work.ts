import type { ClientMessage } from "../../generated/filemq/messages.js";
import { CountingApplication, ReadingTransport } from "./application.js";
import type { Conversation, Serve } from "./subject.js";

/** Logs a client in. */
export const ohai: ClientMessage = { type: "OHAI", protocol: "FILEMQ", version: 1 };

/** One transition: the heartbeat is answered. */
export const hugz: ClientMessage = { type: "HUGZ" };

/** Five transitions: it, a chunk, a patch that is passed over, a deletion, and the end of the client's credit. */
export const nom: ClientMessage = { type: "NOM", credit: 1n, sequence: 0n };

/** What one message brings about. */
interface Effect {
  readonly transitions: number;
  readonly calls: number;
  readonly sent: number;
}

const effects: Readonly<Record<"HUGZ" | "NOM", Effect>> = {
  HUGZ: { transitions: 1, calls: 0, sent: 1 },
  NOM: { transitions: 5, calls: 7, sent: 2 },
};

/** The messages that take turns. */
export type Mix = "HUGZ" | "NOM" | "HUGZ, NOM";

/** How many transitions two messages of a mix bring about. */
export function countTransitions(mix: Mix): number {
  const [first, second] = messagesOf(mix);
  return effects[first].transitions + effects[second].transitions;
}

/** Sessions that are logged in, and what counts their work. */
export class Workplace {
  readonly application = new CountingApplication();
  readonly transport: ReadingTransport;
  private readonly open: () => Conversation;

  constructor(serve: Serve, transport = new ReadingTransport()) {
    this.transport = transport;
    this.open = serve({ handlers: this.application, transport });
  }

  /** Starts a session and logs its client in. */
  makeSession(): Conversation {
    const session = this.open();
    session.receive(ohai);
    return session;
  }

  /** Throws unless just that was done since `forget` which so many pairs of messages bring about. */
  check(mix: Mix, pairs: number): void {
    const [first, second] = messagesOf(mix);
    const calls = pairs * (effects[first].calls + effects[second].calls);
    const sent = pairs * (effects[first].sent + effects[second].sent);
    if (this.application.calls === calls && this.transport.sent === sent) return;
    throw new Error(`${this.application.calls} calls, ${this.transport.sent} sent instead of ${calls}, ${sent}`);
  }

  /** Begins to count anew. */
  forget(): void {
    this.application.calls = 0;
    this.transport.sent = 0;
  }
}

function messagesOf(mix: Mix): ["HUGZ" | "NOM", "HUGZ" | "NOM"] {
  switch (mix) {
    case "HUGZ":
      return ["HUGZ", "HUGZ"];
    case "NOM":
      return ["NOM", "NOM"];
    case "HUGZ, NOM":
      return ["HUGZ", "NOM"];
  }
}

/** The two messages of a mix. */
export function pairOf(mix: Mix): [ClientMessage, ClientMessage] {
  const [first, second] = messagesOf(mix);
  return [first === "HUGZ" ? hugz : nom, second === "HUGZ" ? hugz : nom];
}
