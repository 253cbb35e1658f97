import { EmittedCrowd } from "./emitted-crowd.js";
import { EmittedDebts, untilHeard } from "./emitted-debts.js";
import type { EmittedEvent, EmittedRole, EmittedSession, EmittedTransport } from "./emitted-role.js";
import type { Input } from "./interpreter-input.js";
import { atStart, Recorder, type EndReason, type StepRecord } from "./interpreter-record.js";
import { describeFault, promised, type Question, type World } from "./interpreter-world.js";

/** Runs one session of emitted code, and writes down the same things as the reference interpreter. */
export class EmittedRun {
  readonly #world: World;
  readonly #crowd: EmittedCrowd;
  readonly #record = new Recorder();
  readonly #debts = new EmittedDebts(this.#record);
  #session: EmittedSession | null = null;
  #connections = 0;

  /** Without a crowd, the session has a server or client of its own. */
  constructor(role: EmittedRole, world: World, crowd: EmittedCrowd = new EmittedCrowd(role, world)) {
    this.#world = world;
    this.#crowd = crowd;
  }

  /** Makes the session, which enters its initial state. */
  start(): StepRecord {
    this.#session = this.#crowd.side.open({ context: this, transport: this.#makeTransport() });
    return this.takeStep();
  }

  /** Feeds an input. An answer that comes late is taken up once all promises that are settled have been heard. */
  async feed(input: Input): Promise<StepRecord> {
    this.put(input);
    if (input.kind === "settle" || input.kind === "fail") await untilHeard();
    return this.takeStep();
  }

  /** Feeds an input, and does not wait until an answer that comes late is heard. */
  put(input: Input): void {
    if (input.kind === "settle") this.#debts.settle(input.name);
    else if (input.kind === "fail") this.#debts.fail();
    else this.#apply(this.#find(), input);
  }

  /** Gives what was written down since the last step. */
  takeStep(): StepRecord {
    const { state, ended } = this.#find();
    return this.#record.takeStep(state, ended);
  }

  /** Answers for a handler, or takes the wish for a new connection. */
  answer(question: Question, session: EmittedSession, event: EmittedEvent | undefined): unknown {
    this.#record.handler(question, event?.type ?? atStart, session.state);
    const { value, calls, throws } = this.#world.answer(question);
    for (const call of calls) this.#call(session, call);
    if (throws) throw new Error(describeFault(question));
    if (question.kind === "build") return {};
    return value === promised ? this.#debts.promise(question, session.signal) : (value ?? undefined);
  }

  failed(error: unknown): void {
    if (isRefusal(error)) this.#record.reportedRefusal(findCommand(error));
    else this.#record.failed(error instanceof Error ? error.message : String(error));
  }

  unhandled(event: string, state: string): void {
    this.#record.unhandled(event, state);
  }

  ended(reason: EndReason): void {
    this.#record.ended(reason);
  }

  #find(): EmittedSession {
    if (this.#session === null) throw new Error("the session was not started");
    return this.#session;
  }

  #apply(session: EmittedSession, input: Input): void {
    try {
      this.#call(session, input);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#record.refused(input.name);
    }
  }

  #call(session: EmittedSession, { kind, name }: Input): void {
    switch (kind) {
      case "receive":
      case "send":
        session[kind]({ type: name });
        return;
      case "unknown":
      case "malformed":
        session.accept({ kind, name, reason: name });
        return;
      case "dispatch":
        session.dispatch({ type: name });
        return;
      case "broadcast":
        this.#crowd.side.broadcast({ type: name });
        return;
      case "opened":
        if (name === "") session.opened();
        else session.opened(this.#makeTransport());
        return;
      case "closed":
      case "terminate":
        session[kind]();
        return;
      case "wait":
        this.#crowd.clock.advance(Number(name));
        return;
      case "settle":
      case "fail":
        throw new Error("a handler cannot settle a promise");
    }
  }

  #makeTransport(): EmittedTransport {
    this.#connections += 1;
    const connection = this.#connections;
    return {
      send: ({ type }) => {
        this.#record.sent(type, connection);
      },
      close: () => {
        this.#record.transportClosed(connection);
      },
    };
  }
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === "CommandRefused";
}

function findCommand({ message }: Error): string {
  return /^"(.*)" is not allowed/u.exec(message)?.[1] ?? message;
}
