import type { Recorder } from "./interpreter-record.js";
import type { Question } from "./interpreter-world.js";

interface Debt {
  readonly question: Question;
  readonly signal: AbortSignal;
  readonly resolve: (answer: string | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** The promises with which handlers answered and that are not settled yet, and what their signals tell meanwhile. */
export class EmittedDebts {
  readonly #record: Recorder;
  readonly #debts: Debt[] = [];
  readonly #signals = new WeakSet<AbortSignal>();

  constructor(record: Recorder) {
    this.#record = record;
  }

  /** Makes a promise. Writes down that its signal is aborted, if that happens before it is settled. */
  promise(question: Question, signal: AbortSignal): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.#debts.push({ question, signal, resolve, reject });
      if (signal.aborted) this.#record.aborted(question);
      else this.#listen(signal);
    });
  }

  /** Listens to a signal once, however many promises it is for. */
  #listen(signal: AbortSignal): void {
    if (this.#signals.has(signal)) return;
    this.#signals.add(signal);
    signal.addEventListener("abort", () => {
      for (const debt of this.#debts) if (debt.signal === signal) this.#record.aborted(debt.question);
    });
  }

  /** Settles the oldest promise, without a name with nothing. */
  settle(name: string): void {
    this.#takeOldest().resolve(name === "" ? undefined : name);
  }

  /** Lets the oldest promise fail. */
  fail(): void {
    this.#takeOldest().reject(new Error("a promise failed"));
  }

  #takeOldest(): Debt {
    const debt = this.#debts.shift();
    if (debt === undefined) throw new Error("no handler owes an answer");
    return debt;
  }
}

/** Waits until everybody who waits for a promise has heard of it. */
export async function untilHeard(): Promise<void> {
  await new Promise(setImmediate);
}
