import type { ActionDeclaration } from "./action.js";
import type { Chart } from "./chart.js";
import { Declarations } from "./declarations.js";
import type { EventDeclaration } from "./event.js";
import type { Message } from "./message.js";
import type { Protocol } from "./protocol.js";
import type { State } from "./state.js";

/** Looks up what a chart declares by name. Where a name is declared twice, the first declaration answers. */
export class ChartIndex {
  /** Every state, a parent before its children, in document order. */
  readonly states: readonly State[];
  /** The messages that the peer may send, in document order. */
  readonly incoming: readonly Message[];
  /** The messages that this role may send, in document order. */
  readonly outgoing: readonly Message[];
  readonly protocol: Protocol;
  readonly chart: Chart;

  readonly #states = new Map<string, State>();
  readonly #paths = new Map<State, readonly State[]>();
  readonly #events: Declarations<EventDeclaration>;
  readonly #messages: Declarations<Message>;
  readonly #incoming: Declarations<Message>;
  readonly #actions: Declarations<ActionDeclaration>;

  constructor(protocol: Protocol, chart: Chart) {
    const peer = chart.role === "server" ? "client" : "server";
    this.protocol = protocol;
    this.chart = chart;
    this.states = this.#collect(chart.states, []);
    this.incoming = protocol.messages.filter(({ from }) => from === peer || from === "both");
    this.outgoing = protocol.messages.filter(({ from }) => from === chart.role || from === "both");
    this.#events = new Declarations(chart.events);
    this.#messages = new Declarations(protocol.messages);
    this.#incoming = new Declarations(this.incoming);
    this.#actions = new Declarations(chart.actions);
  }

  state(name: string): State | undefined {
    return this.#states.get(name);
  }

  /** The event of that name that the role declares; messages are not among them. */
  event(name: string): EventDeclaration | undefined {
    return this.#events.get(name);
  }

  /** The declared events among some names, in document order. */
  selectEvents(names: Iterable<string>): readonly EventDeclaration[] {
    return this.#events.select(names);
  }

  message(name: string): Message | undefined {
    return this.#messages.get(name);
  }

  /** The messages that the peer may send among some names, in document order. */
  selectIncoming(names: Iterable<string>): readonly Message[] {
    return this.#incoming.select(names);
  }

  /** Tells whether the peer may send a message. */
  isIncoming(name: string): boolean {
    return this.#incoming.get(name) !== undefined;
  }

  /** What the role's `actions` say of a handler, if anything. */
  action(name: string): ActionDeclaration | undefined {
    return this.#actions.get(name);
  }

  parent(state: State): State | null {
    return this.path(state)[1] ?? null;
  }

  /** The states that enclose this one, the innermost first. */
  ancestors(state: State): readonly State[] {
    const parent = this.parent(state);
    return parent === null ? [] : this.path(parent);
  }

  /** A state and those that enclose it, the innermost first. */
  path(state: State): readonly State[] {
    return this.#paths.get(state) ?? [state];
  }

  /** The superstates that exist among those a state names. */
  superstates(state: State): readonly State[] {
    return state.superstates.map(({ text }) => this.state(text)).filter((found) => found !== undefined);
  }

  #collect(states: readonly State[], around: readonly State[]): readonly State[] {
    return states.flatMap((state) => {
      if (!this.#states.has(state.name.text)) this.#states.set(state.name.text, state);
      const path = [state, ...around];
      this.#paths.set(state, path);
      return state.states.length === 0 ? state : [state, ...this.#collect(state.states, path)];
    });
  }
}
