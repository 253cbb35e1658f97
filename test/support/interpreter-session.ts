import type { State } from "../../generator/model/state.js";
import type { FakeClock } from "./fake-clock.js";
import type { InterpreterChart } from "./interpreter-chart.js";
import { Connection } from "./interpreter-connection.js";
import type { Input } from "./interpreter-input.js";
import { Promises } from "./interpreter-promises.js";
import { Recorder, type EndReason } from "./interpreter-record.js";
import { InterpreterTimers } from "./interpreter-timers.js";
import { describeFault, promised, type Answer, type Question, type World } from "./interpreter-world.js";

/** What leaves a run to completion once its session is over. */
export class SessionOver extends Error {}

/** What waits for the run under way: a call of a handler, or a look at which timers are due. */
export type Call = Input | { readonly kind: "look"; readonly name: "" };

/** A session in the reference interpreter: where it stands, what waits, and what handlers can do to it. */
export class InterpreterSession {
  readonly record = new Recorder();
  readonly promises = new Promises(this.record);
  readonly connection = new Connection();
  readonly timers: InterpreterTimers;
  /** The outcomes that were raised and not yet taken up. */
  readonly outcomes: string[] = [];
  /** What handlers called, and what waits for the run to be complete. */
  readonly calls: Call[] = [];
  /** What waits until no answer is awaited any more. */
  readonly mailbox: Input[] = [];
  current: State;

  readonly #world: World;
  readonly #clock: FakeClock;
  #isOver = false;
  #isInHandler = false;

  constructor(chart: InterpreterChart, world: World, clock: FakeClock) {
    this.timers = new InterpreterTimers(chart, world.durations);
    this.current = chart.initial();
    this.#world = world;
    this.#clock = clock;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Tells whether a handler is being called. */
  get isInHandler(): boolean {
    return this.#isInHandler;
  }

  /** Calls a handler. What it calls in its session waits, but for what it sends and for the end. */
  ask(question: Question, event: string): Answer["value"] {
    const value = this.#consult(question, event);
    if (this.#isOver) throw new SessionOver();
    return value;
  }

  #consult(question: Question, event: string): Answer["value"] {
    this.record.handler(question, event, this.current.name.text);
    const { value, calls, throws } = this.#world.answer(question);
    this.#isInHandler = true;
    for (const call of calls) this.#call(call);
    this.#isInHandler = false;
    if (throws) this.fail(describeFault(question));
    if (value === promised) this.promises.add(question, question.kind === "check" ? event : null);
    return value;
  }

  #call(call: Input): void {
    if (call.kind === "send") this.send(call.name);
    else if (call.kind === "terminate") this.#finish("terminated");
    else if (call.kind === "wait") this.#clock.advance(Number(call.name));
    else if (!this.#isOver) {
      this.notice(call);
      this.calls.push(call);
    }
  }

  /** Does what a call does at the moment when it is made, whenever its turn comes. */
  notice({ kind }: Input): void {
    if (kind === "receive" || kind === "malformed" || kind === "unknown") this.timers.arrived();
    if (kind !== "closed") return;
    this.connection.lose();
    this.promises.abort();
  }

  /** Leaves what is current: a message whose check is not answered yet is to be checked anew, before all that waits. */
  leave(): void {
    const checked = this.promises.leave(this.connection.isLossUnheard ? "aborted" : "live");
    if (checked !== null) this.mailbox.unshift({ kind: "receive", name: checked });
  }

  /** Keeps what cannot be taken yet, unless too much waits already; a lost connection always has its place. */
  keep(input: Input): void {
    const { mailbox: bound = 1000 } = this.#world;
    if (input.kind !== "closed" && this.mailbox.length >= bound) this.end("overflow");
    this.mailbox.push(input);
  }

  /** Sends a message, unless the session is over or nobody is there to receive it. */
  send(message: string): void {
    if (this.#isOver || !this.connection.isOpen) return;
    this.record.sent(message, this.connection.number);
    this.timers.sent();
  }

  /** Asks how long a timer takes. An answer that is no duration is a fault, told even where the handler ended its session. */
  askDuration(timer: string): number {
    const milliseconds = Number(this.#consult({ kind: "time", name: timer }, ""));
    if (!(milliseconds >= 0)) this.fail(`the duration of "${timer}" must be 0 or more, in milliseconds`);
    if (this.#isOver) throw new SessionOver();
    return milliseconds;
  }

  /** Reports a fault and ends the session. */
  fail(message: string): never {
    this.record.failed(message);
    this.end("fault");
  }

  /** Ends the session, and with it the run. */
  end(reason: EndReason): never {
    this.#finish(reason);
    throw new SessionOver();
  }

  #finish(reason: EndReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.promises.abort();
    for (const waiting of [this.calls, this.mailbox, this.outcomes]) waiting.length = 0;
    const { isOpen, number } = this.connection;
    if (isOpen && reason !== "released") this.record.transportClosed(number);
    this.record.ended(reason);
  }
}
