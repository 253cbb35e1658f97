import { isSettled } from "../../generator/facts/session/session.js";
import type { RoleSide } from "../../generator/facts/session/role-side.js";
import type { Choice, Turn } from "../../generator/facts/session/turn.js";
import type { Chart } from "../../generator/model/chart.js";
import type { RoleMachine } from "../../generator/verify/machine/role-machine.js";
import { hasOutcomes, type PairedRole } from "../support/paired-role.js";

/** What can be seen of a role that has nothing under way: its state, and which handlers owe it an outcome. */
export interface Sight {
  readonly state: string | null;
  readonly pending: readonly string[];
}

/** Tells whether a role has nothing under way in a place. A connection is heard of once nothing is promised. */
export function isAtRest(machine: RoleMachine, place: number): boolean {
  const found = machine.place(place);
  if (found === null) return true;
  const { session, unsent } = found;
  if (session.kind !== "session" || unsent.length > 0) return false;
  return isSettled(session) && !session.closing && (!session.opening || session.pending.length > 0);
}

/** The hook is told of what nothing handles: not of a message that is ignored, nor of what asks whether it is wanted. */
export function listUnhandled(side: RoleSide, { kind, about, taken, to }: Turn): readonly string[] {
  if (taken !== null) return [];
  if (kind === "outcome" || kind === "rejection") return [about];
  if (kind !== "message") return [];
  const isIgnored = to.kind === "session" && side.answers(to.state).messages.get(about)?.ignored === true;
  return isIgnored ? [] : [about];
}

/** Tells whether a role of emitted code writes a choice down: not that of a handler to answer with nothing, having nothing else. */
export function isSeen(chart: Chart, choice: Choice): boolean {
  return choice.kind !== "answer" || hasOutcomes(chart, choice.handler);
}

/** Gives what would be seen of a role in a place. */
export function describePlace(machine: RoleMachine, place: number): Sight {
  const session = machine.session(place);
  const pending = (session?.pending ?? []).filter((handler) => hasOutcomes(machine.side.index.chart, handler));
  return { state: session?.state.name.text ?? null, pending };
}

/** Gives what is seen of a role of emitted code. One that owes an outcome twice stands for all that do so more often. */
export function describeSession({ state, promises, chart }: PairedRole): Sight {
  const owed = promises
    .filter(({ question }) => question.kind === "action" && hasOutcomes(chart, question.name))
    .map(({ question }) => question.name)
    .toSorted();
  return { state, pending: owed.filter((handler, at) => handler !== owed[at - 2]) };
}
