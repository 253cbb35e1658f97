import type { TimerEvent } from "../../generator/model/event.js";
import type { State } from "../../generator/model/state.js";
import type { InterpreterChart } from "./interpreter-chart.js";

const never = -Infinity;

/** The ticks at which something last happened to a timer, how long it takes, and whether it fired and waits for more. */
interface Stamps {
  entered: number;
  started: number;
  byHand: number;
  fired: number;
  milliseconds: number;
  isSpent: boolean;
}

/** The timers of a session, told of everything that bears on them, and asked which one is due. */
export class InterpreterTimers {
  /** Milliseconds from one tick to the next. */
  readonly period: number;

  readonly #chart: InterpreterChart;
  readonly #timers: readonly TimerEvent[];
  readonly #stamps: ReadonlyMap<TimerEvent, Stamps>;
  #now = 0;
  #received = 0;
  #sent = 0;
  #handledBefore: readonly TimerEvent[] = [];
  readonly #setInRun = new Set<TimerEvent>();

  constructor(chart: InterpreterChart, durations: Readonly<Record<string, number>> = {}) {
    this.#chart = chart;
    this.#timers = chart.timers();
    const fixed = this.#timers.map(({ name, schedule }) => durations[name.text] ?? schedule.milliseconds);
    const numbers = fixed.filter((milliseconds) => milliseconds !== "dynamic");
    this.period = Math.min(100, Math.max(10, Math.floor(Math.min(...numbers) / 10)));
    this.#stamps = new Map(this.#timers.map((timer, at) => [timer, makeStamps(fixed[at])]));
  }

  tick(): void {
    this.#now += 1;
  }

  /** Something arrived. */
  arrived(): void {
    this.#received = this.#now;
    for (const timer of this.#timers) if (timer.restart === "receive") this.#of(timer).isSpent = false;
  }

  /** Something was sent. */
  sent(): void {
    this.#sent = this.#now;
    for (const timer of this.#timers) if (timer.restart === "send") this.#of(timer).isSpent = false;
  }

  /** A state was entered, be it in passing. */
  entered(state: State): void {
    for (const timer of this.#timers) {
      if (timer.restart !== "enter" || !this.#chart.namesItself(state, timer.name.text)) continue;
      Object.assign(this.#of(timer), { entered: this.#now, isSpent: false });
      this.#setInRun.add(timer);
    }
  }

  /** The action `restart` was performed. */
  restarted(name: string): void {
    const timer = this.#find(name);
    Object.assign(this.#of(timer), { byHand: this.#now, isSpent: false });
    this.#setInRun.add(timer);
  }

  fired(name: string): void {
    Object.assign(this.#of(this.#find(name)), { fired: this.#now, isSpent: true });
  }

  /** The timers that fire once, have fired, and were not started again. */
  listSpent(): readonly string[] {
    const spent = this.#timers.filter((timer) => timer.schedule.repeat === "after" && this.#of(timer).isSpent);
    return spent.map(({ name }) => name.text);
  }

  /** A run begins in a state; the first one in none. */
  beginRun(state: State | null): void {
    this.#handledBefore = state === null ? [] : this.#handled(state);
    this.#setInRun.clear();
  }

  /** A run is complete in a state. Gives the timers whose durations have to be asked for. */
  endRun(state: State): readonly TimerEvent[] {
    const handled = this.#handled(state);
    const arisen = handled.filter((timer) => !this.#handledBefore.includes(timer));
    for (const timer of arisen) this.#start(timer);
    return handled.filter(
      (timer) =>
        timer.schedule.milliseconds === "dynamic" &&
        (this.#setInRun.has(timer) || (timer.restart !== "enter" && arisen.includes(timer))),
    );
  }

  takeDuration(timer: TimerEvent, milliseconds: number): void {
    this.#of(timer).milliseconds = milliseconds;
  }

  /** The first timer that the state handles and whose time has come, by its name; null where there is none. */
  findDue(state: State): string | null {
    return this.#handled(state).find((timer) => this.#isDue(timer))?.name.text ?? null;
  }

  #start(timer: TimerEvent): void {
    if (timer.restart !== "never" && timer.restart !== "send") return;
    Object.assign(this.#of(timer), { started: this.#now, isSpent: false });
  }

  #isDue(timer: TimerEvent): boolean {
    const { isSpent, milliseconds } = this.#of(timer);
    if (timer.schedule.repeat === "after" && isSpent) return false;
    return this.#now - this.#base(timer) > Math.ceil(milliseconds / this.period);
  }

  #base(timer: TimerEvent): number {
    const { byHand, fired } = this.#of(timer);
    return Math.max(this.#baseByKind(timer), byHand, timer.schedule.repeat === "every" ? fired : never);
  }

  #baseByKind(timer: TimerEvent): number {
    const { entered, started } = this.#of(timer);
    switch (timer.restart) {
      case "enter":
        return entered;
      case "receive":
        return this.#received;
      case "send":
        return Math.max(this.#sent, started);
      case "never":
        return started;
    }
  }

  #handled(state: State): readonly TimerEvent[] {
    return this.#timers.filter(({ name }) => this.#chart.names(state, name.text));
  }

  #find(name: string): TimerEvent {
    const timer = this.#timers.find((candidate) => candidate.name.text === name);
    if (timer === undefined) throw new Error(`no timer "${name}"`);
    return timer;
  }

  #of(timer: TimerEvent): Stamps {
    const stamps = this.#stamps.get(timer);
    if (stamps === undefined) throw new Error(`no timer "${timer.name.text}"`);
    return stamps;
  }
}

function makeStamps(milliseconds: number | "dynamic" | undefined): Stamps {
  const known = typeof milliseconds === "number" ? milliseconds : Infinity;
  return { entered: never, started: never, byHand: never, fired: never, milliseconds: known, isSpent: false };
}
