import type { RoleSide } from "../../facts/session/role-side.js";
import { isSettled, keyOfSession, type Ended, type Session } from "../../facts/session/session.js";
import { forgetSpent } from "../../facts/session/spent-timers.js";
import { standing } from "./standing.js";

/** Where a role is: its session, or its end, once what its last turn sends is on its way. */
export interface Place {
  readonly session: Session | Ended;
  readonly unsent: readonly number[];
  /** Whether the session was started by a message that it has not read yet: it reads that before time can go by. */
  readonly isStarting: boolean;
  /** Whether it is a server's on a queue, in a run that time or the application began: only there it matters. */
  readonly isOwnInitiative: boolean;
}

/** The places of a role by number, each once; the first numbers stand for there being no session. */
export class PlaceTable {
  readonly #side: RoleSide;
  readonly #places: (Place | null)[] = Array.from({ length: standing.firstSession }, () => null);
  readonly #numbers = new Map<string, number>();

  constructor(side: RoleSide) {
    this.#side = side;
  }

  /** How many numbers there are so far. */
  get size(): number {
    return this.#places.length;
  }

  /** Gives the place behind a number; null where there is no session. */
  get(number: number): Place | null {
    return this.#places[number] ?? null;
  }

  /** Gives the number of a place. */
  find(place: Place): number {
    if (place.unsent.length === 0 && place.session.kind !== "session") return this.#numberOfEnd(place.session);
    const settled = this.#settle(place);
    const { session, unsent, isStarting, isOwnInitiative } = settled;
    const key = `${keyOfSession(session)} ${unsent.join()} ${String(isStarting)} ${String(isOwnInitiative)}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#places.push(settled) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** On a queue there is no connection to be kept. */
  #numberOfEnd({ kind }: Ended): number {
    if (this.#side.end.kind === "gone") return standing.over;
    return kind === "kept" ? standing.kept : standing.closed;
  }

  #settle({ session: before, ...place }: Place): Place {
    const session = before.kind === "session" ? forgetSpent(this.#side, this.#skipIdleTurns(before)) : before;
    const isAtRest = session.kind === "session" && isSettled(session) && place.unsent.length === 0;
    const { end, index } = this.#side;
    const isOfNote = end.kind === "gone" && index.chart.role === "server" && !isAtRest;
    return { ...place, session, isOwnInitiative: isOfNote && place.isOwnInitiative };
  }

  /** Where there is no `always` to try, and nothing that answers `opened`, nothing happens: that is no step. */
  #skipIdleTurns(session: Session): Session {
    const { always, events } = this.#side.answers(session.state);
    const entered = session.entered && always.length > 0;
    const isBusy = entered || session.outcomes.length > 0 || session.pending.length > 0;
    const isAnswered = [...events.keys()].some((event) => this.#side.index.event(event)?.kind === "opened");
    return { ...session, entered, opening: session.opening && (isBusy || isAnswered) };
  }
}
