import { isOpenToInput, listTurns } from "../../facts/session/list-turns.js";
import { loseConnection, regainConnection } from "../../facts/session/lose-connection.js";
import { RoleSide } from "../../facts/session/role-side.js";
import { isSettled, type Connection, type Session } from "../../facts/session/session.js";
import { restartAll } from "../../facts/session/spent-timers.js";
import { startSession } from "../../facts/session/take-transition.js";
import type { Turn } from "../../facts/session/turn.js";
import { listActions } from "../../facts/state-parts.js";
import type { ChartIndex } from "../../model/chart-index.js";
import type { Arrival } from "./arrival.js";
import { findReception } from "./find-reception.js";
import type { Move } from "./move.js";
import { PlaceTable, type Place } from "./place-table.js";
import { readArrival } from "./read-arrival.js";

/** Outcomes that raise more outcomes than they are may pile up so far; a run that needs more has hardly an end. */
const mostOutcomes = 8;

/** A role's chart as a machine whose places are numbers. Places and moves are found when they are first asked for. */
export class RoleMachine {
  readonly side: RoleSide;
  /** What the messages of the peer are to this role, by the number that they have among those of the peer. */
  readonly arrivals: readonly Arrival[];
  /** Whether there is a handler or a check, whose promise holds up what arrives. */
  readonly mayHoldUp: boolean;
  /** The same where a handler's promise may hold up what a session is otherwise sure to hear of next. */
  readonly #slowSide: RoleSide;
  /** Whether a run was cut off because outcomes pile up in it: what is found is then not all. */
  isCut = false;
  /** How many moves there are so far. */
  moveCount = 0;
  readonly #places: PlaceTable;
  readonly #messages: ReadonlyMap<string, number>;
  readonly #own: (readonly Move[])[] = [];
  readonly #restarted: (readonly Move[])[] = [];
  readonly #reads: (readonly Move[] | undefined)[][] = [];
  readonly #losses: (readonly Move[])[] = [];
  #starts: readonly Move[] | null = null;

  /** Where the peer does not speak the very same protocol, `arrivals` says what its messages are here. */
  constructor(side: RoleSide, arrivals?: readonly Arrival[]) {
    this.side = side;
    this.arrivals = arrivals ?? side.index.incoming.map((known) => ({ name: known.name.text, known, misfit: null }));
    this.mayHoldUp = asks(side.index);
    this.#slowSide = new RoleSide(side.index.protocol, side.index.chart, "slow");
    this.#places = new PlaceTable(side);
    this.#messages = new Map(side.index.outgoing.map(({ name }, number) => [name.text, number]));
  }

  /** How many places there are so far, those without a session among them. */
  get placeCount(): number {
    return this.#places.size;
  }

  /** Gives the place behind a number; null where there is no session. */
  place(number: number): Place | null {
    return this.#places.get(number);
  }

  /** Gives the session behind a number, if the role has one and it is not about to end. */
  session(number: number): Session | null {
    const place = this.place(number);
    return place?.session.kind === "session" ? place.session : null;
  }

  /** Gives the ways in which a session may begin: with a connection, without one, or by a message. */
  listStarts(by: Connection | "message"): readonly Move[] {
    const isStarting = by === "message";
    const side = by === "asked" ? this.side : this.#slowSide;
    this.#starts ??= this.#number(startSession(side, isStarting ? "open" : by), { ...fromRest, isStarting });
    return this.#starts;
  }

  /** Gives what a role may do without its peer. */
  listOwnMoves(place: number): readonly Move[] {
    return (this.#own[place] ??= this.#findOwnMoves(this.place(place)));
  }

  /** Gives what the timers do that run again since something has arrived, though a promise may hold it up. */
  listRestarted(place: number): readonly Move[] {
    return (this.#restarted[place] ??= this.#findRestarted(this.place(place)));
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

  /**
   * Gives the place of a role that gets the connection it has asked for; null where it has not asked, or does not hear of
   * it yet: until nothing is promised, it goes on without one.
   */
  regain(place: number): number | null {
    const session = this.session(place);
    if (session === null || !isSettled(session) || session.connection !== "asked" || session.closing) return null;
    if (session.pending.length > 0 || this.#unsent(place).length > 0) return null;
    return this.#places.find({ ...fromRest, session: regainConnection(session), unsent: [] });
  }

  #unsent(place: number): readonly number[] {
    return this.place(place)?.unsent ?? [];
  }

  #findOwnMoves(place: Place | null): readonly Move[] {
    if (place === null) return [];
    if (place.unsent.length > 0) return [this.#goOn(place)];
    const { session, isStarting } = place;
    if (session.kind !== "session" || (isStarting && this.#isSureToRead(session))) return [];
    const side = isStarting || session.opening ? this.#slowSide : this.side;
    return this.#number(listTurns(side, session), { ...place, outcomes: session.outcomes });
  }

  /** Only a promise keeps a session from the message that started it: that of a handler, or of the message's check. */
  #isSureToRead(session: Session): boolean {
    return isOpenToInput(session) && this.side.handled(session.state, "rejection").length === 0;
  }

  #findRestarted(place: Place | null): readonly Move[] {
    if (place?.session.kind !== "session" || place.unsent.length > 0 || !this.mayHoldUp) return [];
    const { session } = place;
    const spent = restartAll(this.side, session.spent, "receive");
    const turns = spent.length === session.spent.length ? [] : listTurns(this.side, { ...session, spent });
    const isRestarted = ({ kind, about }: Turn): boolean => kind === "timer" && session.spent.includes(about);
    return this.#number(turns.filter(isRestarted), { ...place, outcomes: [] });
  }

  #findReads(place: number, message: number): readonly Move[] {
    const session = this.session(place);
    const arrival = this.arrivals[message];
    if (session === null || arrival === undefined || this.#unsent(place).length > 0 || !isOpenToInput(session))
      return [];
    return this.#number(readArrival(this.side, session, arrival), fromRest);
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

  #begin(turn: Turn, before: Before): Move {
    const { isStarting } = before;
    const [first, ...unsent] = turn.sent.map((message) => this.#messages.get(message) ?? -1);
    const isOwnInitiative = beginsRun(turn) ?? before.isOwnInitiative;
    const to = this.#places.find({ session: turn.to, unsent, isStarting, isOwnInitiative });
    const reception = findReception(this.side, turn);
    return { to, sends: first ?? -1, turn, reception, isOwnInitiative, isStarting, number: this.moveCount++ };
  }

  #goOn({ unsent: [first, ...unsent], ...place }: Place): Move {
    const { isOwnInitiative, isStarting } = place;
    const to = this.#places.find({ ...place, unsent });
    const number = this.moveCount++;
    return { to, sends: first ?? -1, turn: null, reception: "named", isOwnInitiative, isStarting, number };
  }
}

function asks({ chart, states }: ChartIndex): boolean {
  const isChecking = chart.events.some(({ kind }) => kind === "rejection");
  return isChecking || states.some((state) => listActions(state).some(({ kind }) => kind === "handler"));
}

/** What is carried over from the place before a turn. */
type Before = Pick<Place, "isStarting" | "isOwnInitiative"> & Pick<Session, "outcomes">;

const fromRest: Before = { outcomes: [], isStarting: false, isOwnInitiative: false };

/** Tells whether a turn begins a run of the role's own accord; null where it goes on with the one under way. */
function beginsRun({ kind }: Turn): boolean | null {
  if (kind === "outcome" || kind === "always") return null;
  return kind === "timer" || kind === "command";
}
