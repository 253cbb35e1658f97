import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { anyMessage, type Transition } from "../../generator/model/state.js";
import { InterpreterChart } from "./interpreter-chart.js";
import type { Input } from "./interpreter-input.js";
import type { StepRecord } from "./interpreter-record.js";
import { InterpreterSession, SessionOver } from "./interpreter-session.js";
import type { World } from "./interpreter-world.js";

/** What makes a command's caller hear that it is not allowed now. */
class Refusal extends Error {}

/**
 * Runs one session of a chart, slowly and plainly, from the text of the language reference. It is the measure that
 * emitted code is held to, so it shares nothing with what emits code but the model.
 */
export class Interpreter {
  readonly #chart: InterpreterChart;
  readonly #session: InterpreterSession;

  constructor(protocol: Protocol, chart: Chart, world: World) {
    this.#chart = new InterpreterChart(protocol, chart);
    this.#session = new InterpreterSession(this.#chart, world);
  }

  /** The transitions that were taken so far. */
  get taken(): ReadonlySet<Transition> {
    return this.#session.taken;
  }

  /** Enters the initial state. */
  start(): StepRecord {
    this.#complete(() => {
      this.#session.begin();
    });
    this.#takeCalls();
    return this.#takeStep();
  }

  /** Takes an input, and all the calls that handlers make meanwhile. */
  feed(input: Input): StepRecord {
    const refusal = this.#take(input);
    this.#takeCalls();
    if (refusal !== null) this.#session.record.refused(refusal.message);
    return this.#takeStep();
  }

  #takeStep(): StepRecord {
    const { record, current, isOver } = this.#session;
    return record.takeStep(current.name.text, isOver);
  }

  #takeCalls(): void {
    const { calls, record } = this.#session;
    for (let call = calls.shift(); call !== undefined && !this.#session.isOver; call = calls.shift()) {
      const refusal = this.#take(call);
      if (refusal !== null) record.reportedRefusal(refusal.message);
    }
  }

  #take({ kind, name }: Input): Refusal | null {
    if (this.#session.isOver) return kind === "dispatch" && this.#chart.isCommand(name) ? new Refusal(name) : null;
    return this.#complete(() => {
      this.#react(kind, name);
    });
  }

  /** Runs a reaction, then the outcomes, each to completion. Answers with the refusal where a command was refused. */
  #complete(reaction: () => void): Refusal | null {
    try {
      reaction();
      this.#takeOutcomes();
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown;
      if (!(thrown instanceof SessionOver)) throw thrown;
    }
    return null;
  }

  #takeOutcomes(): void {
    const { outcomes } = this.#session;
    for (let outcome = outcomes.shift(); outcome !== undefined; outcome = outcomes.shift()) {
      this.#answerOrTell([outcome], outcome);
    }
  }

  #react(kind: Input["kind"], name: string): void {
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
        this.#dispatch(name);
        return;
      case "opened":
        this.#answerIfDeclared(this.#chart.only("opened"));
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
        this.#settle(name);
        return;
      case "fail":
        this.#settle("");
        this.#session.fail("a promise failed");
    }
  }

  #receive(message: string): void {
    const { current } = this.#session;
    if (this.#chart.isIgnored(current, message)) return;
    const rejection = this.#chart.isChecked(current, message)
      ? this.#session.ask({ kind: "check", name: current.name.text }, message)
      : null;
    if (typeof rejection === "string")
      this.#answerOrTell(this.#chart.canArise(current, rejection) ? [rejection] : [], rejection);
    else this.#answerOrTell([message, anyMessage], message);
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
    if (!this.#session.answer([event], event) && this.#chart.isCommand(event)) throw new Refusal(event);
  }

  /** The run that a lost connection starts ends the session, whatever it comes to. */
  #close(): void {
    this.#session.connection = "gone";
    this.#answerIfDeclared(this.#chart.only("closed"));
    this.#takeOutcomes();
    this.#session.end("closed");
  }

  #settle(outcome: string): void {
    if (this.#session.owed === 0) throw new Error("no handler owes an answer");
    this.#session.owed -= 1;
    if (outcome !== "") this.#session.outcomes.push(outcome);
  }

  #answerIfDeclared(event: string | null): void {
    if (event !== null) this.#session.answer([event], event);
  }

  #answerOrTell(names: readonly string[], event: string): void {
    if (!this.#session.answer(names, event)) this.#session.unhandled(event);
  }
}
