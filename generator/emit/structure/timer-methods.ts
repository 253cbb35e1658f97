import { isDynamic, listRunningTimers, listTimers, startsWithRun } from "../../facts/timers.js";
import type { TimerEvent } from "../../model/event.js";
import { comment } from "../encode/comment.js";
import { ts, type Code } from "../encode/code.js";
import { SpecText } from "../encode/spec-text.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { groupByTimers, listStamps, startsTimers, viewTimer } from "../view/timers.js";
import { buildMethod, type Method } from "./method.js";

/** Gives the methods that start a role's timers and let them fire, and keep them in snapshots. */
export function buildTimerMethods(scope: RoleScope): readonly Method[] {
  const timers = listTimers(scope.index);
  const used = new Set(scope.index.states.flatMap((state) => listRunningTimers(scope.index, state)));
  const running = timers.filter((timer) => used.has(timer));
  return [
    ...(running.length > 0 ? [buildFireDue(scope), ...running.map((timer) => buildFire(timer, scope))] : []),
    ...(startsTimers(scope) ? [buildStartTimers(scope)] : []),
    ...timers.filter(startsWithRun).map((timer) => buildRuns(timer, scope)),
    ...(timers.length > 0 ? [buildSave(scope)] : []),
    buildRestore(scope),
  ];
}

const overriding = { doc: null, returns: ts`void`, isOverride: true } as const;

function buildFireDue(scope: RoleScope): Method {
  const body = render("session/fire-due", { groups: groupByTimers(scope) });
  return buildMethod({ ...overriding, name: ts`fireDue`, returns: ts`boolean`, body, access: "protected" });
}

function buildFire(timer: TimerEvent, scope: RoleScope): Method {
  return buildMethod({
    name: scope.names.timer("fire", timer),
    doc: comment(`Fires ${timer.name.text}, if it is due.`),
    returns: ts`boolean`,
    body: render("session/fire", viewTimer(timer, scope)),
    access: "private",
  });
}

function buildStartTimers(scope: RoleScope): Method {
  const timers = listTimers(scope.index)
    .filter(startsWithRun)
    .map((timer) => ({
      ...viewTimer(timer, scope),
      runs: scope.names.timer("runs", timer),
      duration: isDynamic(timer) ? scope.names.duration(timer) : null,
      isAskedAnew: timer.restart !== "enter",
      isStarted: timer.restart === "never" || timer.restart === "send",
    }));
  const before = timers.some(({ isAskedAnew }) => isAskedAnew) ? ts`before` : ts`_before`;
  const parameter = [before, scope.names.declared("State")] as const;
  const body = render("session/start-timers", { timers });
  return buildMethod({ ...overriding, name: ts`startTimers`, parameter, body, access: "protected" });
}

function buildRuns(timer: TimerEvent, scope: RoleScope): Method {
  const current = scope.index.states.filter(({ kind }) => kind === "atomic" || kind === "final");
  const isRunning = new Set(current.filter((state) => listRunningTimers(scope.index, state).includes(timer)));
  const listTexts = (wanted: boolean): readonly SpecText[] =>
    current.filter((state) => isRunning.has(state) === wanted).map(({ name }) => new SpecText(name.text));
  return buildMethod({
    name: scope.names.timer("runs", timer),
    doc: comment(`Tells whether ${timer.name.text} runs in a state.`),
    parameter: [ts`state`, scope.names.declared("State")],
    returns: ts`boolean`,
    body: render("session/runs-in", { running: listTexts(true), others: listTexts(false) }),
    access: "private",
  });
}

function buildSave(scope: RoleScope): Method {
  const returns: Code = ts`Partial<Snapshot<${scope.names.declared("State")}>>`;
  const body = render("session/save", viewSaved(scope));
  return buildMethod({ ...overriding, name: ts`save`, returns, body, access: "protected" });
}

function buildRestore(scope: RoleScope): Method {
  const parameter = [ts`snapshot`, ts`Snapshot<${scope.names.declared("State")}>`] as const;
  const body = render("session/restore", viewSaved(scope));
  return buildMethod({ ...overriding, name: ts`restore`, parameter, body, access: "protected" });
}

function viewSaved(scope: RoleScope): Parameters<typeof render>[1] {
  const timers = listTimers(scope.index);
  return {
    stamps: listStamps(scope),
    timers: timers.map((timer) => viewTimer(timer, scope)),
    dynamic: timers.filter(isDynamic).map((timer) => viewTimer(timer, scope)),
  };
}
