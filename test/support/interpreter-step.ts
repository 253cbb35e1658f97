import type { Action } from "../../generator/model/action.js";
import type { Name } from "../../generator/model/name.js";
import type { State, Transition } from "../../generator/model/state.js";
import type { InterpreterChart, Offer } from "./interpreter-chart.js";
import { atStart } from "./interpreter-record.js";
import type { InterpreterSession } from "./interpreter-session.js";
import { promised } from "./interpreter-world.js";

/** How a session of the reference interpreter takes transitions. */
export class InterpreterStep {
  /** The transitions that were taken so far. */
  readonly taken = new Set<Transition>();

  readonly #chart: InterpreterChart;
  readonly #session: InterpreterSession;

  constructor(chart: InterpreterChart, session: InterpreterSession) {
    this.#chart = chart;
    this.#session = session;
  }

  /** Enters the initial state. */
  begin(): void {
    this.#enter(this.#chart.path(this.#session.current).toReversed(), atStart);
  }

  /** Takes the first transition whose guard holds: of those that name the first event, then of those for the next. */
  answer(names: readonly string[], event: string): boolean {
    const offers = names.flatMap((name) => this.#chart.offers(this.#session.current, name));
    const taken = offers.find(({ transition }) => this.#holds(transition.guard, event));
    if (taken !== undefined) this.#follow(taken, event);
    return taken !== undefined;
  }

  /** Tells that nothing caught an event. */
  unhandled(event: string): void {
    this.#session.record.unhandled(event, this.#session.current.name.text);
    if (this.#chart.chart.unhandled === "terminate") this.#session.end("unhandled");
  }

  #follow({ transition, source }: Offer, event: string): void {
    this.taken.add(transition);
    if (transition.target === null) {
      this.#perform(transition.actions, event);
      return;
    }
    const target = this.#chart.state(transition.target.text);
    const domain = this.#chart.findDomain(source, target);
    this.#session.leave();
    for (const left of this.#chart.below(this.#session.current, domain)) this.#perform(left.exit, event);
    this.#perform(transition.actions, event);
    const entered = [...this.#chart.below(target, domain).toReversed(), ...this.#chart.descend(target).slice(1)];
    this.#session.current = entered.at(-1) ?? target;
    this.#enter(entered, event);
  }

  #enter(entered: readonly State[], event: string): void {
    for (const state of entered) {
      this.#session.timers.entered(state);
      this.#perform(state.entry, event);
      if (state.kind === "final") this.#session.end(state.keepOpen ? "released" : "final");
    }
    const offers = this.#chart.always(this.#session.current);
    const taken = offers.find(({ transition }) => this.#holds(transition.guard, event));
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
        if (this.#holds(action.guard, event)) this.#send(action.message.text, action.fieldsFrom, event);
        return;
      case "raise":
        if (this.#holds(action.guard, event)) this.#session.outcomes.push(action.outcome.text);
        return;
      case "restart":
        if (this.#holds(action.guard, event)) this.#session.timers.restarted(action.timer.text);
        return;
      case "terminate":
        this.#session.end("terminated");
        return;
      case "connect":
        this.#session.connection.ask();
        this.#session.ask({ kind: "connect", name: "" }, event);
    }
  }

  #run(handler: string, event: string): void {
    const answer = this.#session.ask({ kind: "action", name: handler }, event);
    if (typeof answer === "string" && answer !== promised) this.#session.outcomes.push(answer);
  }

  #send(message: string, fieldsFrom: "builder" | "command", event: string): void {
    const isBuilt = this.#chart.message(message).fields.some(({ constant }) => constant === null);
    if (fieldsFrom === "builder" && isBuilt) this.#session.ask({ kind: "build", name: message }, event);
    this.#session.send(message);
  }

  #holds(guard: Name | null, event: string): boolean {
    return guard === null || this.#session.ask({ kind: "guard", name: guard.text }, event) === true;
  }
}
