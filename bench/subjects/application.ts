import type { CheezburgerFields, Nom, OrlyFields, RtfmFields, ServerMessage } from "../../generated/filemq/messages.js";
import type { Access, Handlers, Patch, Transport } from "./subject.js";

/** What a client that asked for credit is answered with, until it has none left. */
const patches: readonly Patch[] = ["send chunk", "next patch", "send delete", "no credit"];

const challenge: OrlyFields = { mechanisms: ["PLAIN"], challenge: new Uint8Array(1) };
const cheezburger: CheezburgerFields = {
  sequence: 1n,
  operation: 1,
  filename: "a.txt",
  offset: 0n,
  eof: 1,
  headers: new Map(),
  chunk: new Uint8Array(1),
};
const reason: RtfmFields = { reason: "not here" };

/** An application that only counts how often it is asked; nothing it does takes time or memory. */
export class CountingApplication implements Handlers {
  calls = 0;
  credit = 0n;
  private patch = 0;

  tryAnonymousAccess(): Access {
    return "friend";
  }

  trySecurityMechanism(): Access {
    return "friend";
  }

  listSecurityMechanisms(): void {
    this.calls += 1;
  }

  storeClientSubscription(): void {
    this.calls += 1;
  }

  storeClientCredit(_session: unknown, event: Nom): void {
    this.calls += 1;
    this.credit = event.credit;
  }

  getNextPatchForClient(): Patch {
    this.calls += 1;
    const patch = patches[this.patch] ?? "finished";
    this.patch = (this.patch + 1) & 3;
    return patch;
  }

  buildOrly(): OrlyFields {
    return challenge;
  }

  buildSrsly(): RtfmFields {
    return reason;
  }

  buildCheezburger(): CheezburgerFields {
    this.calls += 1;
    return cheezburger;
  }

  buildRtfm(): RtfmFields {
    return reason;
  }
}

/** A peer that only reads what it is sent. */
export class ReadingTransport implements Transport {
  sent = 0;
  characters = 0;

  send(message: ServerMessage): void {
    this.sent += 1;
    this.characters = (this.characters + message.type.length) & 0xffff;
  }

  close(): void {
    throw new Error("a session ended that was to go on");
  }
}

/** A peer that keeps what it was sent last, so that every message must really be made. */
export class KeepingTransport extends ReadingTransport {
  last: ServerMessage | null = null;

  override send(message: ServerMessage): void {
    this.sent += 1;
    this.last = message;
  }
}
