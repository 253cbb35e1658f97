import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Chart } from "../../generator/model/chart.js";
import type { EventDeclaration, RejectionEvent, TimerEvent } from "../../generator/model/event.js";
import type { Message } from "../../generator/model/message.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { anyMessage, type State, type Transition } from "../../generator/model/state.js";

/** A transition and the state that is left when it is taken. */
export interface Offer {
  readonly transition: Transition;
  readonly source: State;
}

/** A chart as the reference interpreter reads it: every question is answered from the declarations, each time anew. */
export class InterpreterChart {
  readonly index: ChartIndex;
  readonly chart: Chart;

  constructor(protocol: Protocol, chart: Chart) {
    this.index = new ChartIndex(protocol, chart);
    this.chart = chart;
  }

  /** The state of that name. Throws where there is none: such a chart does not pass the rules. */
  state(name: string | undefined): State {
    const found = name === undefined ? undefined : this.index.state(name);
    if (found === undefined) throw new Error(`no state "${name ?? ""}"`);
    return found;
  }

  /** The state in which a session starts: where the chart's initial state leads down to. */
  initial(): State {
    const initial = this.state(this.chart.initial?.text);
    return this.descend(initial).at(-1) ?? initial;
  }

  /** The state and what encloses it, the innermost first. */
  path(state: State): readonly State[] {
    return [state, ...this.index.ancestors(state)];
  }

  /** What a state offers for an event that it names: its own, what it extends, then its parent's, and so on outward. */
  offers(state: State, event: string): readonly Offer[] {
    return this.#inherit(state, (declaredIn) =>
      declaredIn.on.filter(({ event: { text } }) => text === event).flatMap(({ transitions }) => transitions),
    );
  }

  /** What a state offers without an event, the innermost first. */
  always(state: State): readonly Offer[] {
    return this.#inherit(state, (declaredIn) => declaredIn.always);
  }

  /** Tells whether the state answers an event by name, itself or through what it extends or stands in. */
  names(state: State, event: string): boolean {
    return this.path(state).some((around) => this.namesItself(around, event));
  }

  /** Tells whether the state answers an event by name, itself or through what it extends. */
  namesItself(state: State, event: string): boolean {
    return this.#extended(state).some(({ on }) => on.some(({ event: { text } }) => text === event));
  }

  /** The timers that the role declares, in that order. */
  timers(): readonly TimerEvent[] {
    return this.chart.events.filter((event) => event.kind === "timer");
  }

  /** The event of a kind that a role declares at most once. */
  only(kind: EventDeclaration["kind"]): string | null {
    return this.chart.events.find((event) => event.kind === kind)?.name.text ?? null;
  }

  /** Tells whether an event is a wish of the application. */
  isCommand(event: string): boolean {
    return this.index.event(event)?.kind === "command";
  }

  /** Tells whether a message is taken and dropped in a state. */
  isIgnored(state: State, message: string): boolean {
    return this.chart.ignore.some(({ text }) => text === message) && !this.names(state, message);
  }

  /** The rejections with which the check of a state can answer. */
  rejections(state: State): readonly RejectionEvent[] {
    return this.chart.events
      .filter((event) => event.kind === "rejection")
      .filter(({ name }) => this.names(state, name.text));
  }

  /** Tells whether a message is put to the check of a state before it is answered. */
  isChecked(state: State, message: string): boolean {
    return this.rejections(state).some((rejection) => this.#turnsDown(rejection, state, message));
  }

  /** Tells whether a rejection can come up in a state at all; handlers' types let no check answer with another. */
  canArise(state: State, rejection: string): boolean {
    const known = this.rejections(state).find(({ name }) => name.text === rejection);
    return known !== undefined && this.index.incoming.some(({ name }) => this.#turnsDown(known, state, name.text));
  }

  #turnsDown({ of }: RejectionEvent, state: State, message: string): boolean {
    const isCaught = this.names(state, message) || (this.names(state, anyMessage) && !this.isIgnored(state, message));
    return isCaught && (of === null || of.some(({ text }) => text === message));
  }

  /** The message of that name. Throws where there is none. */
  message(name: string): Message {
    const found = this.index.message(name);
    if (found === undefined) throw new Error(`no message "${name}"`);
    return found;
  }

  /** The nearest state that encloses both; null where only the chart does. */
  findDomain(source: State, target: State): State | null {
    const [, ...aroundTarget] = this.path(target);
    const [, ...aroundSource] = this.path(source);
    return aroundSource.find((state) => aroundTarget.includes(state)) ?? null;
  }

  /** The state and what encloses it within the domain, the innermost first. */
  below(state: State, domain: State | null): readonly State[] {
    const path = this.path(state);
    return domain === null ? path : path.slice(0, path.indexOf(domain));
  }

  /** The state and what its `initial` enters, down to an atomic or final state. */
  descend(state: State): readonly State[] {
    if (state.initial === null) return [state];
    const initial = this.state(state.initial.text);
    return [state, ...this.below(initial, state).toReversed(), ...this.descend(initial).slice(1)];
  }

  #inherit(state: State, declared: (declaredIn: State) => readonly Transition[]): readonly Offer[] {
    return this.path(state).flatMap((source) =>
      this.#extended(source).flatMap((declaredIn) =>
        declared(declaredIn).map((transition) => ({ transition, source })),
      ),
    );
  }

  /** A state and what it extends, depth first, the first named first, each once. */
  #extended(state: State, seen: readonly State[] = []): readonly State[] {
    return this.index
      .superstates(state)
      .reduce<readonly State[]>(
        (found, superstate) => (found.includes(superstate) ? found : this.#extended(superstate, found)),
        [...seen, state],
      );
  }
}
