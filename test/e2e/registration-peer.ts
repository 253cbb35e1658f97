import type { Message } from "./peer.js";
import { RawClient, readText } from "./raw-client.js";
import { passcode } from "./started-server.js";

/** A raw client of the registration. */
export class RegistrationPeer extends RawClient {
  appId = "";
  privateKey = "";

  override header(): Message {
    this.seq += 1;
    return { protoVer: 1, seq: this.seq };
  }

  override sample(type: string): Message {
    switch (type) {
      case "HELLO":
        return { type, header: this.header(), device: "a lamp" };
      case "ASK":
        return { type, header: this.header(), appId: this.appId, passcode };
      case "NOP":
      case "BYE":
        return { type, header: this.header(), token: this.token };
    }
    return { type: "GREETINGS", header: this.header() };
  }

  protected override async step(): Promise<void> {
    if (this.state === "CONNECTED") {
      this.say("HELLO");
      const answer = await this.expect("KEY");
      this.appId = readText(answer, "appId");
      this.privateKey = readText(answer, "privateKey");
      this.state = "APP REGISTERED";
    } else {
      this.say("ASK");
      this.renew(await this.expect("READY-OK"));
      this.state = "READY";
    }
  }
}
