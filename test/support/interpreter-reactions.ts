import { anyMessage } from "../../generator/model/state.js";
import type { InterpreterChart } from "./interpreter-chart.js";
import type { Input } from "./interpreter-input.js";
import type { Debt } from "./interpreter-promises.js";
import type { InterpreterSession } from "./interpreter-session.js";
import type { InterpreterStep } from "./interpreter-step.js";
import { promised } from "./interpreter-world.js";

/** What makes a command's caller hear that it is not allowed now. */
export class Refusal extends Error {}

/** What a session of the reference interpreter does about each kind of input, once its turn has come. */
export class InterpreterReactions {
  readonly #chart: InterpreterChart;
  readonly #session: InterpreterSession;
  readonly #step: InterpreterStep;

  constructor(chart: InterpreterChart, session: InterpreterSession, step: InterpreterStep) {
    this.#chart = chart;
    this.#session = session;
    this.#step = step;
  }

  /** Takes an input that begins a run. Throws a {@link Refusal} where that is a command which the state does not take. */
  react({ kind, name }: Input): void {
    switch (kind) {
      case "receive":
        this.#receive(name);
        return;
      case "unknown":
        this.#receiveUnknown();
        return;
      case "malformed":
        this.#receiveMalformed();
        return;
      case "dispatch":
      case "broadcast":
        this.#dispatch(name);
        return;
      case "opened":
        this.#session.connection.open(name === "" ? "same" : "new");
        this.#answerIfDeclared("opened");
        return;
      case "closed":
        this.#close();
        return;
      case "terminate":
        this.#session.end("terminated");
        return;
      case "send":
        this.#session.send(name);
        return;
      case "settle":
      case "fail":
      case "wait":
        throw new Error(`"${kind}" begins no run by itself`);
    }
  }

  /** Takes what a promise came to in time; an action or a check with nothing to say comes to `null`. */
  settle({ message }: Debt, answer: string | null): void {
    if (message !== null) this.#answerChecked(message, answer);
    else if (answer !== null) this.#session.outcomes.push(answer);
  }

  /** Takes the outcomes that were raised, each to completion. */
  takeOutcomes(): void {
    const { outcomes } = this.#session;
    for (let outcome = outcomes.shift(); outcome !== undefined; outcome = outcomes.shift()) {
      this.#answerOrTell([outcome], outcome);
    }
  }

  #receive(message: string): void {
    const { current } = this.#session;
    if (this.#chart.isIgnored(current, message)) return;
    const rejection = this.#chart.isChecked(current, message)
      ? this.#session.ask({ kind: "check", name: current.name.text }, message)
      : null;
    if (rejection !== promised) this.#answerChecked(message, typeof rejection === "string" ? rejection : null);
  }

  #answerChecked(message: string, rejection: string | null): void {
    const { current } = this.#session;
    if (rejection === null) this.#answerOrTell([message, anyMessage], message);
    else this.#answerOrTell(this.#chart.canArise(current, rejection) ? [rejection] : [], rejection);
  }

  #receiveUnknown(): void {
    const event = this.#chart.only("unknown") ?? anyMessage;
    this.#answerOrTell([event], event);
  }

  #receiveMalformed(): void {
    const event = this.#chart.only("malformed");
    this.#answerOrTell(event === null ? [] : [event], event ?? "malformed");
  }

  #dispatch(event: string): void {
    if (!this.#step.answer([event], event) && this.#chart.isCommand(event)) throw new Refusal(event);
  }

  /** The run that a lost connection starts ends the session, whatever it comes to, unless a new one was asked for. */
  #close(): void {
    const { connection, promises } = this.#session;
    connection.hearLoss();
    if (!connection.isLossUnheard) promises.renew();
    this.#answerIfDeclared("closed");
    this.takeOutcomes();
    if (!connection.isAskedFor) this.#session.end("closed");
  }

  #answerIfDeclared(kind: "opened" | "closed"): void {
    const event = this.#chart.only(kind);
    if (event !== null) this.#step.answer([event], event);
  }

  #answerOrTell(names: readonly string[], event: string): void {
    if (!this.#step.answer(names, event)) this.#step.unhandled(event);
  }
}
