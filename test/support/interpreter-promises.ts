import type { Recorder } from "./interpreter-record.js";
import type { Question } from "./interpreter-world.js";

/** The time from one transition with a target to the next. */
interface Visit {
  readonly debts: Set<Debt>;
  isAborted: boolean;
}

/** An answer that a handler promised; `message` is the one being checked, `null` where it is an action that promised. */
export interface Debt {
  readonly question: Question;
  readonly message: string | null;
  readonly visit: Visit;
}

/** What the handlers of a session have promised: each promise belongs to a visit, and is late once that is over. */
export class Promises {
  readonly #record: Recorder;
  /** Those that are not settled yet, late ones included, the oldest first. */
  readonly #debts: Debt[] = [];
  #visit: Visit = { debts: new Set(), isAborted: false };

  constructor(record: Recorder) {
    this.#record = record;
  }

  /** Tells whether an answer is awaited. */
  get isPending(): boolean {
    return this.#visit.debts.size > 0;
  }

  get isAborted(): boolean {
    return this.#visit.isAborted;
  }

  /** The question whose answer has been owed the longest; null where none is. */
  get oldest(): Question | null {
    return this.#debts[0]?.question ?? null;
  }

  /** Takes a promise. One that is made once the signal was aborted is told so from the start. */
  add(question: Question, message: string | null): void {
    const debt = { question, message, visit: this.#visit };
    this.#debts.push(debt);
    this.#visit.debts.add(debt);
    if (this.#visit.isAborted) this.#record.aborted(question);
  }

  /** Aborts the signal of the visit, whose promises may be awaited nevertheless. */
  abort(): void {
    if (this.#visit.isAborted) return;
    this.#visit.isAborted = true;
    for (const { question } of this.#visit.debts) this.#record.aborted(question);
  }

  /** What is promised from here on in this visit has a signal of its own. Only for when no answer is awaited. */
  renew(): void {
    this.#visit.isAborted = false;
  }

  /** Begins a new visit; gives the message whose check is late by that, or null. */
  leave(signal: "live" | "aborted"): string | null {
    this.abort();
    const [checked] = [...this.#visit.debts].map(({ message }) => message).filter((message) => message !== null);
    this.#visit = { debts: new Set(), isAborted: signal === "aborted" };
    return checked ?? null;
  }

  /** Settles the oldest promise; gives it unless it is late. Throws where nothing is owed. */
  settle(): Debt | null {
    const debt = this.#debts.shift();
    if (debt === undefined) throw new Error("no handler owes an answer");
    debt.visit.debts.delete(debt);
    return debt.visit === this.#visit ? debt : null;
  }
}
