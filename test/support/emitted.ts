import { EmittedDebts } from "./emitted-debts.js";
import type { EmittedEvent, EmittedRole, EmittedSession, EmittedSide, EmittedTransport, Host } from "./emitted-role.js";
import { makeFakeClock } from "./fake-clock.js";
import type { Input } from "./interpreter-input.js";
import { atStart, Recorder, type StepRecord } from "./interpreter-record.js";
import { describeFault, promised, type Question, type World } from "./interpreter-world.js";

/** Runs one session of emitted code, and writes down the same things as the reference interpreter. */
export class EmittedRun {
  readonly #role: EmittedRole;
  readonly #world: World;
  readonly #side: EmittedSide;
  readonly #clock = makeFakeClock();
  readonly #record = new Recorder();
  readonly #debts = new EmittedDebts(this.#record);
  #session: EmittedSession | null = null;
  #connections = 0;

  constructor(role: EmittedRole, world: World) {
    this.#role = role;
    this.#world = world;
    this.#side = role.create(this.#makeHost());
  }

  /** Makes the session, which enters its initial state. */
  start(): StepRecord {
    this.#session = this.#side.open();
    return this.#takeStep(this.#session);
  }

  /** Feeds an input. An answer that comes late is taken up once all promises that are settled have been heard. */
  async feed(input: Input): Promise<StepRecord> {
    const session = this.#session;
    if (session === null) throw new Error("the session was not started");
    if (input.kind === "settle") await this.#debts.settle(input.name);
    else if (input.kind === "fail") await this.#debts.fail();
    else this.#apply(session, input);
    return this.#takeStep(session);
  }

  #takeStep({ state, ended }: EmittedSession): StepRecord {
    return this.#record.takeStep(state, ended);
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
        this.#side.broadcast({ type: name });
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
        this.#clock.advance(Number(name));
        return;
      case "settle":
      case "fail":
        throw new Error("a handler cannot settle a promise");
    }
  }

  #makeHost(): Host {
    const { mailbox, durations } = this.#world;
    return {
      handlers: Object.fromEntries(
        [...this.#role.questions].map(([name, question]) => [
          name,
          (session: EmittedSession, event: EmittedEvent | undefined) => this.#answer(question, session, event),
        ]),
      ),
      hooks: this.#makeHooks(),
      transport: this.#makeTransport(),
      clock: this.#clock,
      connect: (session) => {
        this.#answer({ kind: "connect", name: "" }, session, undefined);
      },
      ...(mailbox === undefined ? {} : { mailbox }),
      ...(durations === undefined ? {} : { durations }),
    };
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

  #makeHooks(): Host["hooks"] {
    return {
      error: (_session, error) => {
        if (isRefusal(error)) this.#record.reportedRefusal(findCommand(error));
        else this.#record.failed(error instanceof Error ? error.message : String(error));
      },
      unhandled: ({ state }, { type }) => {
        this.#record.unhandled(type, state);
      },
      ended: (_session, reason) => {
        this.#record.ended(reason);
      },
    };
  }

  #answer(question: Question, session: EmittedSession, event: EmittedEvent | undefined): unknown {
    this.#record.handler(question, event?.type ?? atStart, session.state);
    const { value, calls, throws } = this.#world.answer(question);
    for (const call of calls) this.#call(session, call);
    if (throws) throw new Error(describeFault(question));
    if (question.kind === "build") return {};
    return value === promised ? this.#debts.promise(question, session.signal) : (value ?? undefined);
  }
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === "CommandRefused";
}

function findCommand({ message }: Error): string {
  return /^"(.*)" is not allowed/u.exec(message)?.[1] ?? message;
}
