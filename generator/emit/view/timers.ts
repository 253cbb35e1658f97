import { isDynamic, listRunningTimers, listTimers, startsWithRun } from "../../facts/timers.js";
import type { TimerEvent, TimerRestart } from "../../model/event.js";
import { joinCode, ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { propertyKey } from "../encode/property-key.js";
import { SpecText } from "../encode/spec-text.js";
import type { RoleScope } from "../role-scope.js";
import type { View } from "../template/render.js";

/** Tells whether a role has timers, for which its sessions need a ticker. */
export function hasTimers({ index }: RoleScope): boolean {
  return listTimers(index).length > 0;
}

/** Tells whether some timer of a role is started at the end of a run. */
export function startsTimers({ index }: RoleScope): boolean {
  return listTimers(index).some(startsWithRun);
}

/** Tells whether sessions note when something last arrived. */
export function stampsArrivals(scope: RoleScope): boolean {
  return hasRestart("receive", scope);
}

/** Tells whether sessions note when something was last sent. */
export function stampsSending(scope: RoleScope): boolean {
  return hasRestart("send", scope);
}

function hasRestart(wanted: TimerRestart, { index }: RoleScope): boolean {
  return listTimers(index).some(({ restart }) => restart === wanted);
}

/** Gives the ticks that several timers of a session run from. */
export function listStamps(scope: RoleScope): readonly Code[] {
  return [...(stampsArrivals(scope) ? [ts`received`] : []), ...(stampsSending(scope) ? [ts`sent`] : [])];
}

/** Gives the timers of a role whose durations its spec gives. */
export function listStaticTimers({ index }: RoleScope): readonly TimerEvent[] {
  return listTimers(index).filter((timer) => !isDynamic(timer));
}

/** Gives the object literal of a role's durations in milliseconds. */
export function renderDurations(scope: RoleScope): Code {
  const durations = listStaticTimers(scope).map(
    ({ name, schedule }) => ts`${propertyKey(name.text)}: ${groupDigits(Number(schedule.milliseconds))}`,
  );
  return ts`{ ${joinCode(durations, ts`, `, ts``)} }`;
}

/** Gives a number as people write it in code: `30_000`. */
function groupDigits(value: number): Code {
  return literal(value).replace(/\B(?=(?:\d{3})+$)/gu, "_") as Code;
}

/** Gives a timer as its templates see it. */
export function viewTimer(timer: TimerEvent, scope: RoleScope): Readonly<Record<string, View>> {
  const { names } = scope;
  const event = new SpecText(timer.name.text);
  const ticks = names.timer("ticks", timer);
  const stamps: Readonly<Record<TimerRestart, Code | null>> = {
    enter: null,
    never: null,
    send: ts`sent`,
    receive: ts`received`,
  };
  return {
    event,
    key: propertyKey(timer.name.text),
    from: names.timer("from", timer),
    ticks: isDynamic(timer) ? ticks : null,
    due: isDynamic(timer) ? ts`this.${ticks}` : ts`this.ticker.ticks[${literal(timer.name.text)}]`,
    stamp: stamps[timer.restart],
    isOnce: timer.schedule.repeat === "after",
  };
}

/** Gives the states by the timers that run in them; those without any come last. */
export function groupByTimers({ index, names }: RoleScope): readonly View[] {
  const groups = new Map<string, { states: SpecText[]; fires: readonly Code[] }>([["", { states: [], fires: [] }]]);
  for (const state of index.states.filter(({ kind }) => kind === "atomic" || kind === "final")) {
    const fires = listRunningTimers(index, state).map((timer) => names.timer("fire", timer));
    const group = groups.get(fires.join()) ?? { states: [], fires };
    group.states.push(new SpecText(state.name.text));
    groups.set(fires.join(), group);
  }
  const [silent, ...running] = [...groups.values()];
  return [...running, ...(silent === undefined || silent.states.length === 0 ? [] : [silent])];
}
