import { isOpenToInput, listTurns } from "../../facts/session/list-turns.js";
import { loseConnection, regainConnection } from "../../facts/session/lose-connection.js";
import { readMessage } from "../../facts/session/read-message.js";
import type { RoleSide } from "../../facts/session/role-side.js";
import { isSettled, keyOfSession, type Connection, type Ended, type Session } from "../../facts/session/session.js";
import { startSession } from "../../facts/session/take-transition.js";
import type { Turn } from "../../facts/session/turn.js";
import { findReception } from "./find-reception.js";
import type { Move } from "./move.js";
import { standing } from "./standing.js";

/** Where a role is: its session, or its end, once what its last turn sends is on its way. */
export interface Place {
  readonly session: Session | Ended;
  readonly unsent: readonly number[];
  /** Whether the session was started by a message that it has not read yet: it reads that before time can go by. */
  readonly isStarting: boolean;
}

/** Outcomes that raise more outcomes than they are may pile up so far; a run that needs more has hardly an end. */
const mostOutcomes = 8;

/** A role's chart as a machine whose places are numbers. Places and moves are found when they are first asked for. */
export class RoleMachine {
  readonly side: RoleSide;
  /** Whether a run was cut off because outcomes pile up in it: what is found is then not all. */
  isCut = false;
  /** How many moves there are so far. */
  moveCount = 0;
  readonly #places: (Place | null)[] = Array.from({ length: standing.firstSession }, () => null);
  readonly #numbers = new Map<string, number>();
  readonly #messages: ReadonlyMap<string, number>;
  readonly #own: (readonly Move[])[] = [];
  readonly #reads: (readonly Move[] | undefined)[][] = [];
  readonly #losses: (readonly Move[])[] = [];
  #starts: readonly Move[] | null = null;

  constructor(side: RoleSide) {
    this.side = side;
    this.#messages = new Map(side.index.outgoing.map(({ name }, number) => [name.text, number]));
  }

  /** How many places there are so far, those without a session among them. */
  get placeCount(): number {
    return this.#places.length;
  }

  /** Gives the place behind a number; null where there is no session. */
  place(number: number): Place | null {
    return this.#places[number] ?? null;
  }

  /** Gives the session behind a number, if the role has one and it is not about to end. */
  session(number: number): Session | null {
    const place = this.place(number);
    return place?.session.kind === "session" ? place.session : null;
  }

  /** Gives the ways in which a session may begin: with a connection, without one, or by a message. */
  listStarts(by: Connection | "message"): readonly Move[] {
    const isStarting = by === "message";
    this.#starts ??= this.#number(startSession(this.side, isStarting ? "open" : by), { outcomes: [], isStarting });
    return this.#starts;
  }

  /** Gives what a role may do without its peer. */
  listOwnMoves(place: number): readonly Move[] {
    return (this.#own[place] ??= this.#findOwnMoves(this.place(place)));
  }

  /** Gives what a role may do with a message that has arrived; none while it cannot take any. */
  listReads(place: number, message: number): readonly Move[] {
    const reads = (this.#reads[place] ??= []);
    return (reads[message] ??= this.#findReads(place, message));
  }

  /** Gives what a role may do when it learns that its peer has ended; none while that has to wait. */
  listLosses(place: number): readonly Move[] {
    return (this.#losses[place] ??= this.#findLosses(place));
  }

  /** Gives the place of a role that gets the connection it has asked for; null where it has not asked. */
  regain(place: number): number | null {
    const session = this.session(place);
    if (session === null || !isSettled(session) || session.connection !== "asked" || session.closing) return null;
    if (this.#unsent(place).length > 0) return null;
    return this.#find({ session: regainConnection(session), unsent: [], isStarting: false });
  }

  #unsent(place: number): readonly number[] {
    return this.place(place)?.unsent ?? [];
  }

  #findOwnMoves(place: Place | null): readonly Move[] {
    if (place === null) return [];
    if (place.unsent.length > 0) return [this.#goOn(place)];
    const { session, isStarting } = place;
    if (session.kind !== "session" || (isStarting && isOpenToInput(session))) return [];
    return this.#number(listTurns(this.side, session), { outcomes: session.outcomes, isStarting });
  }

  #findReads(place: number, message: number): readonly Move[] {
    const session = this.session(place);
    const name = this.side.index.incoming[message]?.name.text;
    if (session === null || name === undefined || this.#unsent(place).length > 0 || !isOpenToInput(session)) return [];
    return this.#number(readMessage(this.side, session, name), fromRest);
  }

  /** A promise may be broken off when the connection is lost, so that it keeps nobody waiting. */
  #findLosses(place: number): readonly Move[] {
    const session = this.session(place);
    if (session === null || this.#unsent(place).length > 0 || !isSettled(session) || session.opening) return [];
    return session.closing ? [] : this.#number(loseConnection(this.side, session), fromRest);
  }

  #number(turns: readonly Turn[], before: Before): readonly Move[] {
    const kept = turns.filter(({ to }) => to.kind !== "session" || this.#isWithin(to, before));
    return kept.map((turn) => this.#begin(turn, before));
  }

  #isWithin({ outcomes }: Session, before: Before): boolean {
    const isWithin = outcomes.length <= Math.max(mostOutcomes, before.outcomes.length - 1);
    if (!isWithin) this.isCut = true;
    return isWithin;
  }

  #begin(turn: Turn, { isStarting }: Before): Move {
    const [first, ...unsent] = turn.sent.map((message) => this.#messages.get(message) ?? -1);
    const to = this.#find({ session: turn.to, unsent, isStarting });
    const isOwnInitiative = turn.kind === "timer" || turn.kind === "command";
    const reception = findReception(this.side, turn);
    this.moveCount += 1;
    return { to, sends: first ?? -1, turn, reception, isOwnInitiative, number: this.moveCount - 1 };
  }

  #goOn({ unsent: [first, ...unsent], ...place }: Place): Move {
    const to = this.#find({ ...place, unsent });
    this.moveCount += 1;
    const number = this.moveCount - 1;
    return { to, sends: first ?? -1, turn: null, reception: "named", isOwnInitiative: false, number };
  }

  #find(place: Place): number {
    if (place.unsent.length === 0 && place.session.kind !== "session") return numberOfEnd(place.session);
    const session = place.session.kind === "session" ? this.#skipIdleTurns(place.session) : place.session;
    const key = `${keyOfSession(session)} ${place.unsent.join()} ${String(place.isStarting)}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#places.push({ ...place, session }) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** Where there is no `always` to try, and nothing that answers `opened`, nothing happens: that is no step. */
  #skipIdleTurns(session: Session): Session {
    const { always, events } = this.side.answers(session.state);
    const entered = session.entered && always.length > 0;
    const isBusy = entered || session.outcomes.length > 0 || session.pending.length > 0;
    const isAnswered = [...events.keys()].some((event) => this.side.index.event(event)?.kind === "opened");
    return { ...session, entered, opening: session.opening && (isBusy || isAnswered) };
  }
}

/** What is carried over from the place before a turn. */
interface Before {
  readonly outcomes: readonly string[];
  readonly isStarting: boolean;
}

const fromRest: Before = { outcomes: [], isStarting: false };

function numberOfEnd({ kind }: Ended): number {
  if (kind === "kept") return standing.kept;
  return kind === "closed" ? standing.closed : standing.over;
}
