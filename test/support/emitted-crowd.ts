import type { EmittedEvent, EmittedRole, EmittedSession, EmittedSide, Host } from "./emitted-role.js";
import { makeFakeClock, type FakeClock } from "./fake-clock.js";
import type { EndReason } from "./interpreter-record.js";
import type { Question, World } from "./interpreter-world.js";

/** What a session of a crowd keeps as its context: whoever answers for it, and writes down what becomes of it. */
interface Member {
  answer(question: Question, session: EmittedSession, event: EmittedEvent | undefined): unknown;
  failed(error: unknown): void;
  unhandled(event: string, state: string): void;
  ended(reason: EndReason): void;
}

/** A server of emitted code, or a client, on a clock of its own. What it asks and tells goes to the session's member. */
export class EmittedCrowd {
  readonly clock: FakeClock = makeFakeClock();
  readonly side: EmittedSide;

  constructor(role: EmittedRole, options: Pick<World, "mailbox" | "durations">) {
    this.side = role.create(this.#makeHost(role, options));
  }

  #makeHost({ questions }: EmittedRole, { mailbox, durations }: Pick<World, "mailbox" | "durations">): Host {
    return {
      handlers: Object.fromEntries(
        [...questions].map(([name, question]) => [
          name,
          (session: EmittedSession, event: EmittedEvent | undefined) =>
            findMember(session).answer(question, session, event),
        ]),
      ),
      hooks: {
        error: (session, error) => {
          findMember(session).failed(error);
        },
        unhandled: (session, { type }) => {
          findMember(session).unhandled(type, session.state);
        },
        ended: (session, reason) => {
          findMember(session).ended(reason);
        },
      },
      clock: this.clock,
      connect: (session) => {
        findMember(session).answer({ kind: "connect", name: "" }, session, undefined);
      },
      ...(mailbox === undefined ? {} : { mailbox }),
      ...(durations === undefined ? {} : { durations }),
    };
  }
}

function findMember({ context }: EmittedSession): Member {
  return context as Member;
}
