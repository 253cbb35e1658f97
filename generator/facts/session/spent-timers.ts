import type { TimerRestart } from "../../model/event.js";
import type { State } from "../../model/state.js";
import { listEntryTimers, listRunningTimers } from "../timers.js";
import type { RoleSide } from "./role-side.js";
import { isSettled, type Session } from "./session.js";

/** Gives the timers that are spent once one has fired: it is, if it fires only once. Where anything may happen none is. */
export function spendTimer({ index, fortune }: RoleSide, spent: readonly string[], timer: string): readonly string[] {
  const event = index.event(timer);
  const isOnce = event?.kind === "timer" && event.schedule.repeat === "after";
  return !isOnce || fortune === "anything" || spent.includes(timer) ? spent : [...spent, timer].toSorted();
}

/** Gives the timers that are still spent once all that have this `restart` were started. */
export function restartAll({ index }: RoleSide, spent: readonly string[], restart: TimerRestart): readonly string[] {
  return without(spent, (timer) => {
    const event = index.event(timer);
    return event?.kind === "timer" && event.restart === restart;
  });
}

/** Gives the timers that are still spent once states were entered. */
export function restartByEntry(
  { index }: RoleSide,
  spent: readonly string[],
  entered: readonly State[],
): readonly string[] {
  const started = (timer: string, state: State): boolean =>
    listEntryTimers(index, state).some(({ name }) => name.text === timer);
  return without(spent, (timer) => entered.some((state) => started(timer, state)));
}

/**
 * Gives a session without the spent timers that its state does not handle, if its run is complete: the run that comes to
 * handle them starts them. Only one that counts from what arrives is spent wherever the session is.
 */
export function forgetSpent(side: RoleSide, session: Session): Session {
  if (session.spent.length === 0 || !isSettled(session) || session.closing) return session;
  const running = new Set(listRunningTimers(side.index, session.state).map(({ name }) => name.text));
  const left = restartAll(side, session.spent, "receive");
  return { ...session, spent: without(session.spent, (timer) => left.includes(timer) && !running.has(timer)) };
}

function without(spent: readonly string[], isStarted: (timer: string) => boolean): readonly string[] {
  return spent.length === 0 ? spent : spent.filter((timer) => !isStarted(timer));
}
