import fc from "fast-check";

import type { Action } from "../../generator/model/action.js";
import type { Chart } from "../../generator/model/chart.js";
import type { EventDeclaration } from "../../generator/model/event.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { anyMessage, type EventTransitions, type State, type Transition } from "../../generator/model/state.js";
import { chooseGuard, makeAction, pick, type Declared, type Raising } from "./arbitrary-action.js";
import {
  declare,
  guards,
  incoming,
  listEvents,
  makeActions,
  makeName,
  messagesAround,
  nowhere,
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

/** Gives a sketch its names. States are numbered in document order, a parent before its children. */
class Builder {
  readonly #sketch: ChartSketch;
  readonly #order: readonly StateSketch[];
  readonly #events: readonly EventDeclaration[];
  readonly #declared: Declared;
  readonly #answered: readonly string[];

  constructor(sketch: ChartSketch) {
    this.#sketch = sketch;
    this.#order = flatten(sketch.states);
    this.#events = listEvents(sketch.timers).filter((_event, position) => sketch.events[position]);
    this.#declared = { role: sketch.role, outcomes: this.#namesOf("outcome"), timers: this.#namesOf("timer") };
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
      actions: makeActions(this.#declared.outcomes),
      ignore: incoming.filter((_message, position) => this.#sketch.ignore[position]).map(makeName),
      states: [
        ...states.map((state) => this.#state(state)),
        ...superstates.map((one, at) => this.#superstate(one, at)),
      ],
    };
    const idle = makeIdle(chart);
    const server = role === "server" ? chart : idle;
    const client = role === "client" ? chart : idle;
    return { chart, protocol: { ...protocolParts, messages: messagesAround[role], server, client } };
  }

  #namesOf(kind: EventDeclaration["kind"]): readonly string[] {
    return this.#events.filter((event) => event.kind === kind).map(({ name }) => name.text);
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
    const raising = this.#declared.outcomes.includes(event) ? "guarded" : "free";
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
    return sketches.map((sketch) => makeAction(sketch, this.#declared, raising));
  }
}

/** Gives a chart for the other role, with one state in which nothing happens. */
function makeIdle({ role, ...chart }: Chart): Chart {
  const nothing = { superstates: [], keepOpen: false, entry: [], exit: [], on: [], always: [], states: [] } as const;
  const idle: State = { ...declare("Idle"), kind: "atomic", initial: null, ...nothing };
  const other = role === "server" ? "client" : "server";
  return { ...chart, role: other, initial: idle.name, events: [], actions: [], ignore: [], states: [idle] };
}

function flatten(states: readonly StateSketch[]): readonly StateSketch[] {
  return states.flatMap((state) => [state, ...(state.final === "no" ? flatten(state.states) : [])]);
}
