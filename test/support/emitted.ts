import type { EmittedEvent, EmittedRole, EmittedSession, Host } from "./emitted-role.js";
import type { Input } from "./interpreter-input.js";
import { atStart, Recorder, type StepRecord } from "./interpreter-record.js";
import { describeFault, promised, type Question, type World } from "./interpreter-world.js";

interface Debt {
  readonly resolve: (outcome: string | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Runs one session of emitted code, and writes down the same things as the reference interpreter. */
export class EmittedRun {
  readonly #role: EmittedRole;
  readonly #world: World;
  readonly #record = new Recorder();
  readonly #debts: Debt[] = [];
  #session: EmittedSession | null = null;

  constructor(role: EmittedRole, world: World) {
    this.#role = role;
    this.#world = world;
  }

  /** Makes the session, which enters its initial state. */
  start(): StepRecord {
    this.#session = this.#role.create(this.#makeHost());
    return this.#takeStep(this.#session);
  }

  /** Feeds an input. An answer that comes late is taken up once all promises that are settled have been heard. */
  async feed(input: Input): Promise<StepRecord> {
    const session = this.#session;
    if (session === null) throw new Error("the session was not started");
    this.#apply(session, input);
    if (input.kind === "settle" || input.kind === "fail") await new Promise(setImmediate);
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
      case "opened":
      case "closed":
      case "terminate":
        session[kind]();
        return;
      case "settle":
        this.#oldestDebt().resolve(name === "" ? undefined : name);
        return;
      case "fail":
        this.#oldestDebt().reject(new Error("a promise failed"));
    }
  }

  #oldestDebt(): Debt {
    const debt = this.#debts.shift();
    if (debt === undefined) throw new Error("no handler owes an answer");
    return debt;
  }

  #makeHost(): Host {
    return {
      handlers: Object.fromEntries(
        [...this.#role.questions].map(([name, question]) => [
          name,
          (session: EmittedSession, event: EmittedEvent | undefined) => this.#answer(question, session, event),
        ]),
      ),
      hooks: this.#makeHooks(),
      transport: {
        send: ({ type }) => {
          this.#record.sent(type);
        },
        close: () => {
          this.#record.transportClosed();
        },
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
    return value === promised ? this.#promise() : (value ?? undefined);
  }

  #promise(): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.#debts.push({ resolve, reject });
    });
  }
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === "CommandRefused";
}

function findCommand({ message }: Error): string {
  return /^"(.*)" is not allowed/u.exec(message)?.[1] ?? message;
}
