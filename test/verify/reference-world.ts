import type { Answer, Question, World } from "../support/interpreter-world.js";

/** What a user's code may answer to a question; the first is what it answers where nothing else is asked for. */
export type Options = (question: Question) => readonly Answer["value"][];

/** A run in which more is asked than this is not followed: it may have no end. */
const mostQuestions = 7;

/** Thrown out of a run in which too much is asked. */
export class OutOfPatience extends Error {}

/** A user's code that answers as it is told, and then in the first way there is; it remembers which other ways there were. */
export class TellingWorld implements World {
  readonly given: Answer["value"][] = [];
  /** Where an action promised an answer, the oldest first. */
  readonly promised: Question[] = [];
  readonly #told: readonly Answer["value"][];
  readonly #options: Options;
  readonly #others: (readonly Answer["value"][])[] = [];
  #asked = 0;

  constructor(told: readonly Answer["value"][], options: Options) {
    this.#told = told;
    this.#options = options;
  }

  /** What to tell other worlds, so that together they answer in every way there is. */
  get others(): readonly (readonly Answer["value"][])[] {
    return this.#others;
  }

  /** Begins to count anew how much is asked. */
  breathe(): void {
    this.#asked = 0;
  }

  answer(question: Question): Answer {
    const options = this.#options(question);
    const [first = null, ...rest] = options;
    if (options.length > 1) this.#asked += 1;
    if (this.#asked > mostQuestions) throw new OutOfPatience();
    if (options.length <= 1) return { value: first, calls: [], throws: false };
    return { value: this.#choose(question, first, rest), calls: [], throws: false };
  }

  #choose(question: Question, first: Answer["value"], rest: readonly Answer["value"][]): Answer["value"] {
    const isTold = this.given.length < this.#told.length;
    const value = isTold ? (this.#told[this.given.length] ?? null) : first;
    if (!isTold) this.#others.push(...rest.map((other) => [...this.given, other]));
    this.given.push(value);
    if (value === "promise") this.promised.push(question);
    return value;
  }
}
