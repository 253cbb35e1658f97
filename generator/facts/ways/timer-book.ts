import type { ChartIndex } from "../../model/chart-index.js";
import type { TimerEvent } from "../../model/event.js";
import type { State } from "../../model/state.js";
import { listEntryTimers, listRunningTimers } from "../timers.js";
import type { Input } from "./input.js";
import type { Passage } from "./passage.js";

/** How long timers run, in ticks; Infinity where one never fires. */
export type TickCounts = ReadonlyMap<TimerEvent, number>;

/** Keeps what each timer of a session is counted from, as the session's own clock does. */
export class TimerBook {
  now = 0;
  readonly #index: ChartIndex;
  readonly #counts: TickCounts;
  readonly #bases = new Map<TimerEvent, number>();
  readonly #spent = new Set<TimerEvent>();

  constructor(index: ChartIndex, counts: TickCounts) {
    this.#index = index;
    this.#counts = counts;
  }

  /** Gives how many ticks a timer takes. */
  count(timer: TimerEvent): number {
    return this.#counts.get(timer) ?? Infinity;
  }

  /** Takes note of what arrives, which is before it is answered. */
  arrive({ kind }: Input): void {
    const counts = kind === "start" || kind === "message" || kind === "malformed" || kind === "unknown";
    if (counts) this.#restartAll("receive");
    if (kind === "start") this.#restartAll("send");
  }

  /** Takes note of a timer that fires. */
  fire(timer: TimerEvent): void {
    if (timer.schedule.repeat === "every") this.#bases.set(timer, this.now);
    else this.#spent.add(timer);
  }

  /** Takes note of what a run did. */
  follow({ from, to }: Passage): void {
    for (const incident of to.incidents) {
      if (incident.kind === "sent") this.#restartAll("send");
      if (incident.kind === "entered") this.#enter(incident.name);
      if (incident.kind === "restarted") this.#restartNamed(incident.name);
    }
    const before = from === null ? [] : listRunningTimers(this.#index, from);
    const started = listRunningTimers(this.#index, to.state).filter((timer) => !before.includes(timer));
    for (const timer of started) if (timer.restart === "send" || timer.restart === "never") this.#restart(timer);
  }

  /** Gives the next timer that fires in a state, and the tick; null where none ever does. */
  findNext(state: State): { readonly timer: TimerEvent; readonly tick: number } | null {
    const due = listRunningTimers(this.#index, state).flatMap((timer) => {
      const base = this.#bases.get(timer);
      const count = this.count(timer);
      if (base === undefined || count === Infinity || this.#spent.has(timer)) return [];
      return [{ timer, tick: Math.max(base + count, this.now) + 1 }];
    });
    return due.toSorted((a, b) => a.tick - b.tick)[0] ?? null;
  }

  #enter(name: string): void {
    const state = this.#index.state(name);
    if (state !== undefined) for (const timer of listEntryTimers(this.#index, state)) this.#restart(timer);
  }

  #restartNamed(name: string): void {
    for (const timer of this.#counts.keys()) if (timer.name.text === name) this.#restart(timer);
  }

  #restartAll(kind: TimerEvent["restart"]): void {
    for (const timer of this.#counts.keys()) if (timer.restart === kind) this.#restart(timer);
  }

  #restart(timer: TimerEvent): void {
    this.#bases.set(timer, this.now);
    this.#spent.delete(timer);
  }
}
