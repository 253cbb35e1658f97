import { listSuperstates } from "../../facts/heritage.js";
import { listTimers } from "../../facts/timers.js";
import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";

/** Gives the states for which leaving and entering again is not like staying: something runs then, or a timer starts. */
export function findReset(index: ChartIndex): ReadonlySet<State> {
  const timers = listTimers(index).filter(({ restart }) => restart === "enter");
  const started = new Set(timers.map(({ name }) => name.text));
  const starting = new Set(index.states.filter(({ on }) => on.some(({ event }) => started.has(event.text))));
  return new Set(index.states.filter((state) => runsAnew(state) || startsTimer(index, state, starting)));
}

function runsAnew({ entry, exit, always, kind }: State): boolean {
  return entry.length > 0 || exit.length > 0 || always.length > 0 || kind === "compound";
}

function startsTimer(index: ChartIndex, state: State, starting: ReadonlySet<State>): boolean {
  return starting.size > 0 && listSuperstates(index, state).some((from) => starting.has(from));
}
