import type { Action } from "../../generator/model/action.js";
import type { RoleName } from "../../generator/model/chart.js";
import type { Name } from "../../generator/model/name.js";
import { guards, makeActions, makeName, nowhere, outgoing } from "./arbitrary-declarations.js";
import type { ActionSketch } from "./arbitrary-sketch.js";

/** What a chart has that its actions can name. */
export interface Declared {
  readonly role: RoleName;
  readonly outcomes: readonly string[];
  readonly timers: readonly string[];
}

/** How much a list of actions may raise without asking: nothing where raising could go round for ever. */
export type Raising = "free" | "guarded";

/** Gives a sketch of an action its names. One for which a chart lacks what it would name becomes a handler. */
export function makeAction({ kind, choice, guard }: ActionSketch, declared: Declared, raising: Raising): Action {
  const { role, outcomes, timers } = declared;
  const asked = chooseGuard(guard);
  if (kind === "terminate") return { kind, words: null, span: nowhere };
  if (kind === "connect" && role === "client") return { kind, span: nowhere };
  if (kind === "send") {
    return { kind, message: makeName(pick(outgoing, choice)), fieldsFrom: "builder", guard: asked, span: nowhere };
  }
  if (kind === "restart" && timers.length > 0) {
    return { kind, timer: makeName(pick(timers, choice)), guard: asked, span: nowhere };
  }
  if (kind === "raise" && outcomes.length > 0) {
    const always = raising === "guarded" ? makeName(guards[0]) : null;
    return { kind, outcome: makeName(pick(outcomes, choice)), guard: asked ?? always, span: nowhere };
  }
  return { kind: "handler", name: pick(makeActions(outcomes), choice).name, span: nowhere };
}

/** Gives the guard that a number stands for. */
export function chooseGuard(choice: number | null): Name | null {
  return choice === null ? null : makeName(pick(guards, choice));
}

/** Gives what a number stands for; any number does. */
export function pick<T>(from: readonly T[], choice: number): T {
  const picked = from[choice % from.length];
  if (picked === undefined) throw new Error("there is nothing to choose from");
  return picked;
}
