import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { State, Transition } from "../../generator/model/state.js";
import { makeFakeClock } from "./fake-clock.js";
import { InterpreterChart } from "./interpreter-chart.js";
import type { Input } from "./interpreter-input.js";
import { InterpreterReactions, Refusal } from "./interpreter-reactions.js";
import type { StepRecord } from "./interpreter-record.js";
import { InterpreterSession, SessionOver, type Call } from "./interpreter-session.js";
import { InterpreterStep } from "./interpreter-step.js";
import type { Question, World } from "./interpreter-world.js";

/**
 * Runs one session of a chart, slowly and plainly, from the text of the language reference. It is the measure that
 * emitted code is held to, so it shares nothing with what emits code but the model.
 */
export class Interpreter {
  readonly #chart: InterpreterChart;
  readonly #session: InterpreterSession;
  readonly #step: InterpreterStep;
  readonly #reactions: InterpreterReactions;
  readonly #clock = makeFakeClock();

  constructor(protocol: Protocol, chart: Chart, world: World) {
    this.#chart = new InterpreterChart(protocol, chart);
    this.#session = new InterpreterSession(this.#chart, world, this.#clock);
    this.#step = new InterpreterStep(this.#chart, this.#session);
    this.#reactions = new InterpreterReactions(this.#chart, this.#session, this.#step);
  }

  /** The transitions that were taken so far. */
  get taken(): ReadonlySet<Transition> {
    return this.#step.taken;
  }

  get isOver(): boolean {
    return this.#session.isOver;
  }

  /** The question whose answer has been owed the longest, be it late; null where none is. */
  get owed(): Question | null {
    return this.#session.promises.oldest;
  }

  /** What waits in the mailbox. */
  get waiting(): readonly Input[] {
    return this.#session.mailbox;
  }

  /** The timers that have fired, and fire no more before something starts them. */
  get spent(): readonly string[] {
    return this.#session.timers.listSpent();
  }

  /** Enters the initial state. */
  start(): StepRecord {
    this.#clock.every(this.#session.timers.period, () => {
      this.#tick();
    });
    this.#run(() => {
      this.#step.begin();
    }, null);
    this.#takeWaiting();
    return this.#takeStep();
  }

  /** Takes an input, all the calls that handlers make meanwhile, and what need not wait any longer. */
  feed(input: Input): StepRecord {
    if (input.kind === "wait") this.#clock.advance(Number(input.name));
    else if (!this.#session.isOver) this.#session.notice(input);
    const refusal = this.#takeOrKeep(input);
    this.#takeWaiting();
    if (refusal !== null && input.kind === "dispatch") this.#session.record.refused(refusal.message);
    return this.#takeStep();
  }

  /** Lets a timer fire as if its time had come. */
  fire(timer: string): StepRecord {
    this.#fire(timer);
    return this.#takeStep();
  }

  #takeStep(): StepRecord {
    const { record, current, isOver } = this.#session;
    return record.takeStep(current.name.text, isOver);
  }

  #tick(): void {
    this.#session.timers.tick();
    if (this.#session.isOver) return;
    if (this.#session.isInHandler) this.#session.calls.push({ kind: "look", name: "" });
    else this.#fireDue();
  }

  #fireDue(): void {
    for (let timer = this.#findDue(); timer !== null; timer = this.#findDue()) this.#fire(timer);
  }

  #fire(timer: string): void {
    this.#session.timers.fired(timer);
    this.#run(() => {
      this.#step.answer([timer], timer);
    }, this.#session.current);
    this.#takeWaiting();
  }

  #findDue(): string | null {
    return this.#session.isOver ? null : this.#session.timers.findDue(this.#session.current);
  }

  /**
   * Takes the calls of handlers first, then, unless an answer is awaited, what arrived first; and so on. A call that has
   * to wait does so behind what waits already.
   */
  #takeWaiting(): void {
    const { calls, mailbox, promises } = this.#session;
    for (;;) {
      const call = calls.shift();
      const held = call !== undefined || promises.isPending ? undefined : mailbox.shift();
      if (call !== undefined) this.#report(call, this.#takeOrKeep(call));
      else if (held !== undefined) this.#report(held, this.#take(held));
      else return;
    }
  }

  #report({ kind }: Call, refusal: Refusal | null): void {
    if (refusal !== null && kind === "dispatch") this.#session.record.reportedRefusal(refusal.message);
  }

  /** Takes a call, unless it has to wait. Gives the refusal where a command was refused; while others wait, so does it. */
  #takeOrKeep(call: Call): Refusal | null {
    const { promises, mailbox, isOver } = this.#session;
    const isBusy = promises.isPending || mailbox.length > 0;
    if (isOver || !isBusy || call.kind === "look") return this.#take(call);
    if (!this.#hasToWait(call) && this.#take(call) === null) return null;
    return this.#run(() => {
      this.#session.keep(call);
    }, this.#session.current);
  }

  #take(call: Call): Refusal | null {
    if (call.kind === "look") this.#fireDue();
    if (call.kind === "look" || call.kind === "wait") return null;
    if (call.kind === "settle" || call.kind === "fail") return this.#settle(call);
    if (this.#session.isOver) return this.#chart.isCommand(call.name) ? new Refusal(call.name) : null;
    return this.#run(() => {
      this.#reactions.react(call);
    }, this.#session.current);
  }

  #hasToWait({ kind }: Call): boolean {
    return ["receive", "malformed", "unknown", "opened", "closed"].includes(kind);
  }

  #settle({ kind, name }: Input): null {
    const { promises, isOver, current } = this.#session;
    const debt = promises.settle();
    if (debt === null || isOver) return null;
    this.#run(() => {
      if (kind === "settle") this.#reactions.settle(debt, name === "" ? null : name);
      else this.#failPromise();
    }, current);
    return null;
  }

  /** A promise that fails in time is a fault, unless its signal was aborted: then its message, if any, is dropped. */
  #failPromise(): void {
    if (!this.#session.promises.isAborted) this.#session.fail("a promise failed");
  }

  /** Runs a reaction, then the outcomes, each to completion; then asks for the durations of timers that were started. */
  #run(reaction: () => void, from: State | null): Refusal | null {
    const { timers } = this.#session;
    try {
      timers.beginRun(from);
      reaction();
      this.#reactions.takeOutcomes();
      for (const timer of timers.endRun(this.#session.current))
        timers.takeDuration(timer, this.#session.askDuration(timer.name.text));
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown;
      if (!(thrown instanceof SessionOver)) throw thrown;
    }
    return null;
  }
}
