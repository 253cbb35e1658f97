import { ChartIndex } from "../../model/chart-index.js";
import type { EventDeclaration } from "../../model/event.js";
import type { Protocol } from "../../model/protocol.js";
import type { State } from "../../model/state.js";
import { resolveAnswers, type Answer, type StateAnswers } from "../answers.js";
import type { Ended } from "./configuration.js";
import type { Memory } from "./unread.js";

/** An event that a state handles, and how. */
export interface HandledEvent {
  readonly event: EventDeclaration;
  readonly answer: Answer;
}

/** Whether a client that goes on without an answer remembers what it has said, or hardly more than that it spoke. */
export type ClientMemory = "exact" | "vague";

/** What there is to know of a server's chart in order to run it; each state is resolved once. */
export class ServerSide {
  readonly index: ChartIndex;
  /** What a session becomes that ends: on a stream its peer reads `closed`, on a queue nothing. */
  readonly end: Ended;
  /** What its client keeps in mind of what the server may not have read. */
  readonly memory: Memory;
  readonly #answers = new Map<State, StateAnswers>();

  constructor(protocol: Protocol, memory: ClientMemory = "exact") {
    this.index = new ChartIndex(protocol, protocol.server);
    const others = this.index.incoming.map(({ name }) => name.text);
    this.memory = memory === "exact" ? { known: 2, others: [] } : { known: 1, others };
    this.end = { kind: protocol.channel === "stream" ? "closed" : "gone" };
  }

  answers(state: State): StateAnswers {
    const known = this.#answers.get(state);
    if (known !== undefined) return known;
    const resolved = resolveAnswers(this.index, state);
    this.#answers.set(state, resolved);
    return resolved;
  }

  /** The events of one kind that a state handles, in document order. */
  handled(state: State, kind: EventDeclaration["kind"]): readonly HandledEvent[] {
    return this.index.chart.events.flatMap((event) => {
      const answer = event.kind === kind ? this.answers(state).events.get(event.name.text) : undefined;
      return answer === undefined ? [] : [{ event, answer }];
    });
  }

  /** Tells whether a state answers a message by its name: neither by `*` alone nor by ignoring it. */
  isNamed(state: State, message: string): boolean {
    const { messages, wildcard } = this.answers(state);
    const first = messages.get(message)?.candidates[0];
    return first !== undefined && first.transition !== wildcard[0]?.transition;
  }
}
