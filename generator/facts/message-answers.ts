import type { ChartIndex } from "../model/chart-index.js";
import type { Message } from "../model/message.js";
import { untilOpen, type Answer, type Candidate } from "./answer.js";
import type { NamedCandidates } from "./named-candidates.js";
import { oncePerChart } from "./remember.js";

/**
 * How a state answers each message that the peer may send, in document order; without those that nothing catches. What
 * is left to `*` is all answered alike, and not kept: many messages in many states would fill the memory.
 */
export class MessageAnswers implements ReadonlyMap<string, Answer> {
  /** Those to the messages that the state names, and to the first one left to `*`, in document order. */
  readonly distinct: ReadonlyMap<string, Answer>;
  readonly #index: ChartIndex;
  readonly #named: NamedCandidates;
  readonly #wildcard: readonly Candidate[];

  constructor(index: ChartIndex, named: NamedCandidates, wildcard: readonly Candidate[]) {
    this.#index = index;
    this.#named = named;
    this.#wildcard = wildcard;
    const left = listHeard(index).find(({ name }) => !named.has(name.text));
    const names = left === undefined ? named.keys() : [...named.keys(), left.name.text];
    this.distinct = this.#answer(index.selectIncoming(names));
  }

  /** The messages that the peer may send and nothing catches, in document order. */
  get missing(): readonly Message[] {
    if (this.#wildcard.length > 0) return [];
    return listHeard(this.#index).filter(({ name }) => !this.distinct.has(name.text));
  }

  get size(): number {
    return this.#list().size;
  }

  get(name: string): Answer | undefined {
    return this.distinct.get(name) ?? (this.#index.isIncoming(name) ? this.#find(name) : undefined);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  keys(): MapIterator<string> {
    return this.#list().keys();
  }

  values(): MapIterator<Answer> {
    return this.#list().values();
  }

  entries(): MapIterator<[string, Answer]> {
    return this.#list().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Answer]> {
    return this.entries();
  }

  forEach(visit: (answer: Answer, name: string, map: ReadonlyMap<string, Answer>) => void): void {
    for (const [name, answer] of this) visit(answer, name, this);
  }

  #list(): ReadonlyMap<string, Answer> {
    return this.#answer(this.#index.incoming);
  }

  #answer(messages: readonly Message[]): ReadonlyMap<string, Answer> {
    const answers = new Map<string, Answer>();
    for (const { name } of messages) {
      const answer = this.#find(name.text);
      if (answer !== undefined) answers.set(name.text, answer);
    }
    return answers;
  }

  #find(event: string): Answer | undefined {
    const own = this.#named.get(event);
    const ignored = own === undefined && listIgnored(this.#index).has(event);
    if (ignored) return { event, candidates: [], ignored };
    const candidates = own === undefined ? this.#wildcard : untilOpen([...own, ...this.#wildcard]);
    return candidates.length === 0 ? undefined : { event, candidates, ignored };
  }
}

const listIgnored = oncePerChart(({ chart }) => new Set(chart.ignore.map(({ text }) => text)));

/** The messages that a role does not ignore where a state leaves them out. */
const listHeard = oncePerChart((index) => index.incoming.filter(({ name }) => !listIgnored(index).has(name.text)));
