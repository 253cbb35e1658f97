import { signChallenge, type App } from "./app.js";
import type { Message, Peer } from "./peer.js";
import { RawClient, readText } from "./raw-client.js";

/** A raw client of the handshake. */
export class HandshakePeer extends RawClient {
  readonly app: App;
  /** An app that the server knows as well. */
  readonly other: App;
  sessionId = "";
  challenge = "";

  constructor(peer: Peer, app: App, other: App = app) {
    super(peer);
    this.app = app;
    this.other = other;
  }

  override header(): Message {
    this.seq += 1;
    return { protoVer: 1, seq: this.seq, appId: this.app.id };
  }

  override sample(type: string): Message {
    switch (type) {
      case "HELLO":
        return { type, header: this.header() };
      case "AUTH":
        return { type, header: this.header(), sessionId: this.sessionId, signature: this.sign(this.app) };
      case "NOP":
      case "BYE":
        return { type, header: this.header(), token: this.token };
    }
    return { type: "GREETINGS", header: this.header() };
  }

  /** Signs the server's challenge, as base64. */
  sign(app: App): string {
    return signChallenge(app, this.sessionId, this.challenge);
  }

  protected override async step(): Promise<void> {
    if (this.state === "CONNECTED") {
      this.say("HELLO");
      const answer = await this.expect("SERVER-HELLO");
      this.sessionId = readText(answer, "sessionId");
      this.challenge = readText(answer, "challenge");
      this.state = "HANDSHAKE";
    } else {
      this.say("AUTH");
      this.renew(await this.expect("READY-OK"));
      this.state = "READY";
    }
  }
}
