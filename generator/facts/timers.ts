import type { ChartIndex } from "../model/chart-index.js";
import type { TimerEvent } from "../model/event.js";
import type { State } from "../model/state.js";
import { resolveAnswers } from "./answers.js";
import { listSuperstates } from "./heritage.js";

/** Gives the timers that a role declares, in document order: the order in which those fire that are due together. */
export function listTimers({ chart }: ChartIndex): readonly TimerEvent[] {
  return chart.events.filter((event) => event.kind === "timer");
}

/** Gives the timers that run in an atomic state: those it handles, itself or by its parents. */
export function listRunningTimers(index: ChartIndex, state: State): readonly TimerEvent[] {
  if (state.kind !== "atomic") return [];
  const { events } = resolveAnswers(index, state);
  return listTimers(index).filter(({ name }) => events.has(name.text));
}

/** Gives the timers that entering a state starts: those with `restart: enter` that it names itself or by a superstate. */
export function listEntryTimers(index: ChartIndex, state: State): readonly TimerEvent[] {
  const named = new Set(listSuperstates(index, state).flatMap(({ on }) => on.map(({ event }) => event.text)));
  return listTimers(index).filter(({ name, restart }) => restart === "enter" && named.has(name.text));
}

/** Tells whether a timer takes as long as a handler says each time it starts. */
export function isDynamic({ schedule }: TimerEvent): boolean {
  return schedule.milliseconds === "dynamic";
}

/** Tells whether a run that comes to handle a timer starts it, or asks for its duration. */
export function startsWithRun(timer: TimerEvent): boolean {
  return isDynamic(timer) || timer.restart === "never" || timer.restart === "send";
}
