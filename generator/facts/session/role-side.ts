import { ChartIndex } from "../../model/chart-index.js";
import type { Chart } from "../../model/chart.js";
import type { EventDeclaration } from "../../model/event.js";
import type { Protocol } from "../../model/protocol.js";
import type { State } from "../../model/state.js";
import { resolveAnswers, type Answer, type StateAnswers } from "../answers.js";
import type { Ended } from "./session.js";

/** An event that a state handles, and how. */
export interface HandledEvent {
  readonly event: EventDeclaration;
  readonly answer: Answer;
}

/**
 * What befalls a session. `allowed`: what the charts speak of and no more, the user's code and the peer's being in order.
 * `slow`: a handler that answers with nothing may promise that as well, which matters only where something is sure to come
 * next unless a promise holds it up. `anything`: a handler may fail, input may be malformed, and the session may end at any
 * time.
 */
export type Fortune = "allowed" | "slow" | "anything";

/** What there is to know of a role's chart in order to run it. */
export class RoleSide {
  readonly index: ChartIndex;
  readonly fortune: Fortune;
  /** What a session becomes that ends: on a stream its peer reads `closed`, on a queue nothing. */
  readonly end: Ended;

  constructor(protocol: Protocol, chart: Chart, fortune: Fortune) {
    this.index = new ChartIndex(protocol, chart);
    this.fortune = fortune;
    this.end = { kind: protocol.channel === "stream" ? "closed" : "gone" };
  }

  answers(state: State): StateAnswers {
    return resolveAnswers(this.index, state);
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
