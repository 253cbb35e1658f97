import type { ClientMessage } from "../../generated/filemq/messages.js";
import { outcomeEvents } from "./outcome-events.js";
import type { Access, Conversation, DispatchCommand, Handlers, Patch } from "./subject.js";
import type { Serve, Surroundings, Transport, Unexpected } from "./subject.js";

type State = "Start" | "Checking Client" | "Challenging Client" | "Ready" | "Dispatching" | "Ended";

const { foe, maybe, "send chunk": sendChunk, "send delete": sendDelete, "next patch": nextPatch } = outcomeEvents;

/**
 * The server as a careful person writes it without a generator. It does all that the chart says of synchronous handlers,
 * and no more: no timers, promises, snapshots or queue for calls that are made inside a handler.
 */
export class HandWrittenSession implements Conversation {
  private readonly handlers: Handlers;
  private readonly transport: Transport;
  readonly context: unknown;
  private state: State = "Start";
  private outcome: Access | Patch | null = null;

  constructor({ handlers, transport }: Surroundings, context: unknown) {
    this.handlers = handlers;
    this.transport = transport;
    this.context = context;
  }

  receive(message: ClientMessage): void {
    try {
      this.answer(message);
      this.complete();
    } catch (error) {
      this.end("fault");
      throw error;
    }
  }

  dispatch(command: DispatchCommand): void {
    if (this.state !== "Ready") throw new Error(`"dispatch" is not allowed in the state "${this.state}"`);
    try {
      this.outcome = this.handlers.getNextPatchForClient(this, command);
      this.enter("Dispatching");
      this.complete();
    } catch (error) {
      this.end("fault");
      throw error;
    }
  }

  terminate(): void {
    this.end("terminated");
  }

  /** Takes outcomes, which only ever come up in the state that answers them. */
  private complete(): void {
    while (this.outcome !== null && !this.hasEnded()) {
      const outcome = this.outcome;
      this.outcome = null;
      this.proceed(outcome);
    }
  }

  private answer(message: ClientMessage): void {
    switch (this.state) {
      case "Start":
      case "Checking Client":
      case "Dispatching":
        this.answerByDefault(message);
        return;
      case "Challenging Client":
        this.answerChallenged(message);
        return;
      case "Ready":
        this.answerReady(message);
        return;
      case "Ended":
        return;
    }
  }

  private answerByDefault(message: ClientMessage): void {
    if (message.type === "OHAI") {
      this.outcome = this.handlers.tryAnonymousAccess(this, message);
      this.enter("Checking Client");
    } else if (message.type !== "HUGZ-OK") this.refuse(message);
  }

  private answerChallenged(message: ClientMessage): void {
    if (message.type !== "YARLY") {
      this.answerByDefault(message);
      return;
    }
    this.outcome = this.handlers.trySecurityMechanism(this, message);
    this.enter("Checking Client");
  }

  private answerReady(message: ClientMessage): void {
    switch (message.type) {
      case "ICANHAZ":
        this.handlers.storeClientSubscription(this, message);
        if (this.hasEnded()) return;
        this.transport.send({ type: "ICANHAZ-OK" });
        return;
      case "NOM":
        this.handlers.storeClientCredit(this, message);
        if (this.hasEnded()) return;
        this.outcome = this.handlers.getNextPatchForClient(this, message);
        this.enter("Dispatching");
        return;
      case "HUGZ":
        this.transport.send({ type: "HUGZ-OK" });
        return;
      case "KTHXBAI":
        this.end("terminated");
        return;
      case "OHAI":
      case "YARLY":
      case "HUGZ-OK":
        this.answerByDefault(message);
    }
  }

  private proceed(outcome: Access | Patch): void {
    switch (outcome) {
      case "friend":
        this.transport.send({ type: "OHAI-OK" });
        this.enter("Ready");
        return;
      case "foe":
        this.deny();
        return;
      case "maybe":
        this.challenge();
        return;
      case "send chunk":
        this.sendPatch(sendChunk);
        return;
      case "send delete":
        this.sendPatch(sendDelete);
        return;
      case "next patch":
        this.outcome = this.handlers.getNextPatchForClient(this, nextPatch);
        return;
      case "no credit":
      case "finished":
        this.enter("Ready");
    }
  }

  private deny(): void {
    const { reason } = this.handlers.buildSrsly(this, foe);
    if (this.hasEnded()) return;
    this.transport.send({ type: "SRSLY", reason });
    this.end("terminated");
  }

  private challenge(): void {
    this.handlers.listSecurityMechanisms(this, maybe);
    if (this.hasEnded()) return;
    const { mechanisms, challenge } = this.handlers.buildOrly(this, maybe);
    if (this.hasEnded()) return;
    this.transport.send({ type: "ORLY", mechanisms, challenge });
    this.enter("Challenging Client");
  }

  private sendPatch(event: typeof sendChunk | typeof sendDelete): void {
    const fields = this.handlers.buildCheezburger(this, event);
    if (this.hasEnded()) return;
    const { sequence, operation, filename, offset, eof, headers, chunk } = fields;
    this.transport.send({ type: "CHEEZBURGER", sequence, operation, filename, offset, eof, headers, chunk });
    if (this.hasEnded()) return;
    this.outcome = this.handlers.getNextPatchForClient(this, event);
  }

  private refuse(message: Unexpected): void {
    const { reason } = this.handlers.buildRtfm(this, message);
    if (this.hasEnded()) return;
    this.transport.send({ type: "RTFM", reason });
    this.end("terminated");
  }

  /** Enters a state, unless a handler has ended the session. */
  private enter(state: State): void {
    if (!this.hasEnded()) this.state = state;
  }

  private hasEnded(): boolean {
    return this.state === "Ended";
  }

  private end(reason: string): void {
    if (this.hasEnded()) return;
    this.state = "Ended";
    this.outcome = null;
    this.transport.close(reason);
  }
}

/** The server that is written by hand. */
export const serve: Serve = (surroundings) => () => new HandWrittenSession(surroundings, null);
