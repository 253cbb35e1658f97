import type { Action } from "../../generator/model/action.js";
import type { Name } from "../../generator/model/name.js";
import type { State, Transition } from "../../generator/model/state.js";
import type { InterpreterChart, Offer } from "./interpreter-chart.js";
import type { Input } from "./interpreter-input.js";
import { atStart, Recorder, type EndReason } from "./interpreter-record.js";
import { describeFault, promised, type Question, type World } from "./interpreter-world.js";

/** What leaves a run to completion once its session is over. */
export class SessionOver extends Error {}

/** A session of a chart in the reference interpreter: where it stands, what waits, and how a transition is taken. */
export class InterpreterSession {
  readonly record = new Recorder();
  /** The transitions that were taken so far. */
  readonly taken = new Set<Transition>();
  /** The outcomes that were raised and not yet taken up. */
  readonly outcomes: string[] = [];
  /** The calls that handlers made and that wait for the run to be complete. */
  readonly calls: Input[] = [];
  /** How many handlers have promised an answer and not given it. */
  owed = 0;
  connection: "open" | "gone" = "open";

  readonly #chart: InterpreterChart;
  readonly #world: World;
  #current: State;
  #isOver = false;

  constructor(chart: InterpreterChart, world: World) {
    this.#chart = chart;
    this.#world = world;
    this.#current = chart.initial();
  }

  get current(): State {
    return this.#current;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Enters the initial state. */
  begin(): void {
    this.#enter(this.#chart.path(this.#current).toReversed(), atStart);
  }

  /** Takes the first transition whose guard holds: of those that name the first event, then of those for the next. */
  answer(names: readonly string[], event: string): boolean {
    const offers = names.flatMap((name) => this.#chart.offers(this.#current, name));
    const taken = offers.find(({ transition }) => this.#holds(transition.guard, event));
    if (taken !== undefined) this.#follow(taken, event);
    return taken !== undefined;
  }

  #follow({ transition, source }: Offer, event: string): void {
    this.taken.add(transition);
    if (transition.target === null) {
      this.#perform(transition.actions, event);
      return;
    }
    const target = this.#chart.state(transition.target.text);
    const domain = this.#chart.findDomain(source, target);
    for (const left of this.#chart.below(this.#current, domain)) this.#perform(left.exit, event);
    this.#perform(transition.actions, event);
    const entered = [...this.#chart.below(target, domain).toReversed(), ...this.#chart.descend(target).slice(1)];
    this.#current = entered.at(-1) ?? target;
    this.#enter(entered, event);
  }

  #enter(entered: readonly State[], event: string): void {
    for (const state of entered) {
      this.#perform(state.entry, event);
      if (state.kind === "final") this.end(state.keepOpen ? "released" : "final");
    }
    const taken = this.#chart.always(this.#current).find(({ transition }) => this.#holds(transition.guard, event));
    if (taken !== undefined) this.#follow(taken, event);
  }

  #perform(actions: readonly Action[], event: string): void {
    for (const action of actions) this.#act(action, event);
  }

  #act(action: Action, event: string): void {
    switch (action.kind) {
      case "handler":
        this.#run(action.name.text, event);
        return;
      case "send":
        if (!this.#holds(action.guard, event)) return;
        if (action.fieldsFrom === "builder" && this.#hasBuilder(action.message.text)) {
          this.ask({ kind: "build", name: action.message.text }, event);
        }
        this.send(action.message.text);
        return;
      case "raise":
        if (this.#holds(action.guard, event)) this.outcomes.push(action.outcome.text);
        return;
      case "terminate":
        this.end("terminated");
        return;
      case "restart":
      case "connect":
        throw new Error(`the interpreter has no clock and no host for "${action.kind}"`);
    }
  }

  #run(handler: string, event: string): void {
    const answer = this.ask({ kind: "action", name: handler }, event);
    if (answer === promised) this.owed += 1;
    else if (typeof answer === "string") this.outcomes.push(answer);
  }

  #hasBuilder(message: string): boolean {
    return this.#chart.message(message).fields.some(({ constant }) => constant === null);
  }

  #holds(guard: Name | null, event: string): boolean {
    return guard === null || this.ask({ kind: "guard", name: guard.text }, event) === true;
  }

  /** Calls a handler. What it calls in its session waits, but for what it sends and for the end. */
  ask(question: Question, event: string): boolean | string | null {
    this.record.handler(question, event, this.#current.name.text);
    const { value, calls, throws } = this.#world.answer(question);
    for (const call of calls) this.#call(call);
    if (throws) this.fail(describeFault(question));
    if (this.#isOver) throw new SessionOver();
    return value;
  }

  #call(call: Input): void {
    if (call.kind === "send") this.send(call.name);
    else if (call.kind === "terminate") this.#finish("terminated");
    else if (!this.#isOver) this.calls.push(call);
  }

  /** Sends a message, unless the session is over or nobody is there to receive it. */
  send(message: string): void {
    if (!this.#isOver && this.connection === "open") this.record.sent(message);
  }

  /** Tells that nothing caught an event. */
  unhandled(event: string): void {
    this.record.unhandled(event, this.#current.name.text);
    if (this.#chart.chart.unhandled === "terminate") this.end("unhandled");
  }

  /** Reports a fault and ends the session. */
  fail(message: string): void {
    this.record.failed(message);
    this.end("fault");
  }

  /** Ends the session, and with it the run. */
  end(reason: EndReason): void {
    this.#finish(reason);
    throw new SessionOver();
  }

  #finish(reason: EndReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.connection === "open" && reason !== "released") this.record.transportClosed();
    this.record.ended(reason);
  }
}
