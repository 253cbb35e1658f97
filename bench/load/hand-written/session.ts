import type { Bye, ClientMessage, Nop, ReadyOk } from "../../../generated/handshake/messages.js";
import { decodeByHand } from "../../decode/hand-written.js";
import { Visit } from "../application.js";
import type { ServerSettings } from "../loaded-server.js";
import type { Connection, LineTaker } from "./connection.js";

type State = "CONNECTED" | "HANDSHAKE" | "READY" | "DISCONNECTED";

/** What is sent, as it stands in JSON. */
type Reply =
  | { readonly type: "SERVER-HELLO"; readonly sessionId: string; readonly challenge: string; readonly ttl: number }
  | ReadyOk
  | Nop
  | Bye;

/** One conversation of the hand-written server. Times are stamps, which one timer of the server looks through. */
export class Session implements LineTaker {
  private readonly connection: Connection;
  private readonly settings: ServerSettings;
  private readonly visit = new Visit();
  private state: State = "CONNECTED";
  private receivedAt = Date.now();
  private renewedAt = this.receivedAt;

  constructor(connection: Connection, settings: ServerSettings) {
    this.connection = connection;
    this.settings = settings;
  }

  take(line: string): void {
    this.receivedAt = Date.now();
    const decoded = decodeByHand(line);
    switch (decoded.kind) {
      case "message":
        this.answer(decoded.message);
        return;
      case "malformed":
        this.leave("json validation failed");
        return;
      case "unknown":
        if (this.state !== "READY") this.leave("unexpected message");
        return;
    }
  }

  takeMalformed(): void {
    this.leave("json validation failed");
  }

  /** Says BYE where a timeout is over. */
  expire(now: number): void {
    if (this.state !== "CONNECTED" && this.state !== "READY") return;
    if (now - this.receivedAt > this.settings.connectionTimeout) this.leave("connection timeout");
    else if (this.state === "READY" && now - this.renewedAt > this.settings.sessionTimeout)
      this.leave("session timeout");
  }

  end(): void {
    this.state = "DISCONNECTED";
    this.connection.end();
  }

  private answer(message: ClientMessage): void {
    switch (this.state) {
      case "CONNECTED":
        this.answerConnected(message);
        return;
      case "HANDSHAKE":
        this.answerHandshake(message);
        return;
      case "READY":
        this.answerReady(message);
        return;
      case "DISCONNECTED":
        return;
    }
  }

  private answerConnected(message: ClientMessage): void {
    if (message.type !== "HELLO") {
      this.leave("unexpected message");
      return;
    }
    const { visit } = this;
    const { application } = this.settings;
    if (this.isRejected(application.checkHello(visit, message))) return;
    application.openSession(visit, message);
    const { sessionId, challenge, ttl } = application.makeServerHello(visit);
    this.send({ type: "SERVER-HELLO", sessionId, challenge: Buffer.from(challenge).toString("base64"), ttl });
    this.state = "HANDSHAKE";
  }

  private answerHandshake(message: ClientMessage): void {
    if (message.type !== "AUTH") {
      this.leave("unexpected message");
      return;
    }
    const { application } = this.settings;
    if (this.isRejected(application.checkAuth(this.visit, message))) return;
    const { token, ttl } = application.makeReadyOk(this.visit);
    this.send({ type: "READY-OK", token, ttl });
    this.state = "READY";
    this.renewedAt = this.receivedAt;
  }

  private answerReady(message: ClientMessage): void {
    const { application } = this.settings;
    if (message.type !== "NOP" && message.type !== "BYE") return;
    if (this.isRejected(application.checkReady(this.visit, message))) return;
    if (message.type === "BYE") {
      this.leave("bye");
      return;
    }
    this.send({ type: "NOP", token: application.makeNop(this.visit).token });
    this.renewedAt = this.receivedAt;
  }

  /** Leaves where a check has turned a message down. */
  private isRejected(rejection: string | undefined): boolean {
    if (rejection === undefined) return false;
    this.leave(rejection.toLowerCase());
    return true;
  }

  private leave(reason: string): void {
    if (this.state === "DISCONNECTED") return;
    this.send({ type: "BYE", reason });
    this.end();
  }

  private send(reply: Reply): void {
    this.connection.send(JSON.stringify(reply));
  }
}
