import fc from "fast-check";

import type { Action } from "../../generator/model/action.js";
import type { Chart } from "../../generator/model/chart.js";
import type { Name } from "../../generator/model/name.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { anyMessage, type EventTransitions, type State, type Transition } from "../../generator/model/state.js";
import {
  allEvents,
  declare,
  guards,
  incoming,
  makeActions,
  makeName,
  messagesAround,
  nowhere,
  outgoing,
  protocolParts,
} from "./arbitrary-declarations.js";
import { outlineChart } from "./arbitrary-outline.js";
import {
  chartSketches,
  type ActionSketch,
  type AnsweringSketch,
  type ChartSketch,
  type StateSketch,
  type TransitionSketch,
} from "./arbitrary-sketch.js";

/** A chart in a protocol whose other role does nothing. */
export interface ArbitraryChart {
  readonly protocol: Protocol;
  readonly chart: Chart;
}

/**
 * Charts that keep the rules' structural part: every name is declared, no abstract state is a target, no final state
 * has transitions, no superstate extends itself. A run to completion comes to an end in every one as soon as its guards
 * no longer hold and its handlers answer with nothing.
 */
export const arbitraryCharts: fc.Arbitrary<ArbitraryChart> = chartSketches.map((sketch) => {
  const built = new Builder(sketch).build();
  return { ...built, [fc.toStringMethod]: () => outlineChart(built.chart) };
});

/** How much a list of actions may raise without asking: nothing where raising could go round for ever. */
type Raising = "free" | "guarded";

/** Gives a sketch its names. States are numbered in document order, a parent before its children. */
class Builder {
  readonly #sketch: ChartSketch;
  readonly #order: readonly StateSketch[];
  readonly #events: readonly (typeof allEvents)[number][];
  readonly #answered: readonly string[];

  constructor(sketch: ChartSketch) {
    this.#sketch = sketch;
    this.#order = flatten(sketch.states);
    this.#events = allEvents.filter((_event, position) => sketch.events[position]);
    this.#answered = [...incoming, anyMessage, ...incoming, anyMessage, ...this.#events.map(({ name }) => name.text)];
  }

  build(): ArbitraryChart {
    const { role, unhandled, states, superstates } = this.#sketch;
    const initial = makeName(this.#nameOf(pick(states, 0)));
    const common = { kind: "chart", description: null, span: nowhere, accept: [], perpetual: false } as const;
    const chart: Chart = {
      ...common,
      role,
      initial,
      unhandled,
      events: this.#events,
      actions: makeActions(this.#outcomes()),
      ignore: incoming.filter((_message, position) => this.#sketch.ignore[position]).map(makeName),
      states: [
        ...states.map((state) => this.#state(state)),
        ...superstates.map((one, at) => this.#superstate(one, at)),
      ],
    };
    const idle: Chart = { ...chart, role: role === "server" ? "client" : "server" };
    const server = role === "server" ? chart : idle;
    const client = role === "client" ? chart : idle;
    return { chart, protocol: { ...protocolParts, messages: messagesAround[role], server, client } };
  }

  #outcomes(): readonly string[] {
    return this.#events.filter(({ kind }) => kind === "outcome").map(({ name }) => name.text);
  }

  #nameOf(state: StateSketch): string {
    return `State ${this.#order.indexOf(state)}`;
  }

  #state(sketch: StateSketch): State {
    const isFinal = sketch.final !== "no";
    const isCompound = !isFinal && sketch.states.length > 0;
    const inside = isCompound ? flatten(sketch.states) : [];
    return {
      ...declare(this.#nameOf(sketch)),
      kind: isFinal ? "final" : isCompound ? "compound" : "atomic",
      initial: isCompound ? makeName(this.#nameOf(pick(inside, sketch.initial))) : null,
      keepOpen: sketch.final === "keeps open",
      entry: this.#actions(sketch.entry, "guarded"),
      exit: isFinal ? [] : this.#actions(sketch.exit, "guarded"),
      states: isCompound ? sketch.states.map((state) => this.#state(state)) : [],
      ...(isFinal ? { superstates: [], on: [], always: [] } : this.#answering(sketch, isCompound ? null : sketch, 0)),
    };
  }

  #superstate(sketch: AnsweringSketch, position: number): State {
    const empty = { initial: null, keepOpen: false, entry: [], exit: [], states: [] } as const;
    return {
      ...declare(`Super ${position}`),
      ...empty,
      kind: "abstract",
      ...this.#answering(sketch, null, position + 1),
    };
  }

  /** A superstate extends only those behind it. `atomic` is the state whose own `always` may be open. */
  #answering(
    { superstates, on, always }: AnsweringSketch,
    atomic: StateSketch | null,
    from: number,
  ): Pick<State, "superstates" | "on" | "always"> {
    const extendable = this.#sketch.superstates.map((_superstate, at) => `Super ${at}`).slice(from);
    const extended = extendable.length === 0 ? [] : superstates.map((choice) => pick(extendable, choice));
    const answers = on.map(({ event, transitions }) => this.#answer(pick(this.#answered, event), transitions));
    return {
      superstates: [...new Set(extended)].map(makeName),
      on: answers.filter(({ event }, at) => answers.findIndex((other) => other.event.text === event.text) === at),
      always: always.map((transition) => this.#always(transition, atomic)),
    };
  }

  #answer(event: string, transitions: readonly TransitionSketch[]): EventTransitions {
    const raising = this.#outcomes().includes(event) ? "guarded" : "free";
    return {
      event: makeName(event),
      transitions: transitions.map((transition) => this.#transition(transition, raising)),
    };
  }

  /** An open `always` could go round: it is left open where it stays, or leads from an atomic state to a later one. */
  #always(sketch: TransitionSketch, atomic: StateSketch | null): Transition {
    const transition = this.#transition(sketch, "guarded");
    const target = this.#order.findIndex((state) => this.#nameOf(state) === transition.target?.text);
    const isHarmless = target === -1 || (atomic !== null && target > this.#order.indexOf(atomic));
    return isHarmless ? transition : { ...transition, guard: transition.guard ?? makeName(guards[0]) };
  }

  #transition({ target, guard, actions }: TransitionSketch, raising: Raising): Transition {
    return {
      target: target === null ? null : makeName(this.#nameOf(pick(this.#order, target))),
      guard: chooseGuard(guard),
      actions: this.#actions(actions, raising),
      description: null,
      accept: [],
      span: nowhere,
    };
  }

  #actions(sketches: readonly ActionSketch[], raising: Raising): readonly Action[] {
    return sketches.map((sketch) => this.#action(sketch, raising));
  }

  #action({ kind, choice, guard }: ActionSketch, raising: Raising): Action {
    const outcomes = this.#outcomes();
    if (kind === "terminate") return { kind, words: null, span: nowhere };
    if (kind === "send") {
      const message = makeName(pick(outgoing, choice));
      return { kind, message, fieldsFrom: "builder", guard: chooseGuard(guard), span: nowhere };
    }
    if (kind === "raise" && outcomes.length > 0) {
      const asked = chooseGuard(guard) ?? (raising === "guarded" ? makeName(guards[0]) : null);
      return { kind, outcome: makeName(pick(outcomes, choice)), guard: asked, span: nowhere };
    }
    return { kind: "handler", name: pick(makeActions(outcomes), choice).name, span: nowhere };
  }
}

function flatten(states: readonly StateSketch[]): readonly StateSketch[] {
  return states.flatMap((state) => [state, ...(state.final === "no" ? flatten(state.states) : [])]);
}

function chooseGuard(choice: number | null): Name | null {
  return choice === null ? null : makeName(pick(guards, choice));
}

function pick<T>(from: readonly T[], choice: number): T {
  const picked = from[choice % from.length];
  if (picked === undefined) throw new Error("there is nothing to choose from");
  return picked;
}
