import type { ActionDeclaration } from "./action.js";
import type { Chart } from "./chart.js";
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
  readonly #parents = new Map<State, State>();
  readonly #events: ReadonlyMap<string, EventDeclaration>;
  readonly #messages: ReadonlyMap<string, Message>;
  readonly #actions: ReadonlyMap<string, ActionDeclaration>;

  constructor(protocol: Protocol, chart: Chart) {
    const peer = chart.role === "server" ? "client" : "server";
    this.protocol = protocol;
    this.chart = chart;
    this.states = this.#collect(chart.states, null);
    this.incoming = protocol.messages.filter(({ from }) => from === peer || from === "both");
    this.outgoing = protocol.messages.filter(({ from }) => from === chart.role || from === "both");
    this.#events = indexByName(chart.events);
    this.#messages = indexByName(protocol.messages);
    this.#actions = indexByName(chart.actions);
  }

  state(name: string): State | undefined {
    return this.#states.get(name);
  }

  /** The event of that name that the role declares; messages are not among them. */
  event(name: string): EventDeclaration | undefined {
    return this.#events.get(name);
  }

  message(name: string): Message | undefined {
    return this.#messages.get(name);
  }

  /** What the role's `actions` say of a handler, if anything. */
  action(name: string): ActionDeclaration | undefined {
    return this.#actions.get(name);
  }

  parent(state: State): State | null {
    return this.#parents.get(state) ?? null;
  }

  /** The states that enclose this one, the innermost first. */
  ancestors(state: State): readonly State[] {
    const parent = this.parent(state);
    return parent === null ? [] : [parent, ...this.ancestors(parent)];
  }

  /** The superstates that exist among those a state names. */
  superstates(state: State): readonly State[] {
    return state.superstates.map(({ text }) => this.state(text)).filter((found) => found !== undefined);
  }

  #collect(states: readonly State[], parent: State | null): readonly State[] {
    return states.flatMap((state) => {
      if (!this.#states.has(state.name.text)) this.#states.set(state.name.text, state);
      if (parent !== null) this.#parents.set(state, parent);
      return [state, ...this.#collect(state.states, state)];
    });
  }
}

function indexByName<T extends { readonly name: { readonly text: string } }>(
  declared: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(declared.toReversed().map((declaration) => [declaration.name.text, declaration]));
}
