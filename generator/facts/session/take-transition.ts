import type { Action } from "../../model/action.js";
import { isCertain, type Candidate } from "../answers.js";
import { findInitialRoute, findRoute, type Route } from "../route.js";
import { performActions, type Progress } from "./perform-actions.js";
import type { RoleSide } from "./role-side.js";
import type { Connection, Ended, Session } from "./session.js";
import { restartByEntry } from "./spent-timers.js";
import type { Choice, Turn, TurnKind } from "./turn.js";

/** What a turn answers. */
export interface Cause {
  readonly kind: TurnKind;
  readonly about: string;
}

/** Gives every way that a session may begin; none where the chart has no initial state. */
export function startSession(side: RoleSide, connection: Connection): readonly Turn[] {
  const route = findInitialRoute(side.index);
  if (route === null) return [];
  const begun: Progress = { outcomes: [], pending: [], spent: [], sent: [], choices: [], connection, ended: false };
  return performActions(side, listEntries(route), begun).map((done) => ({
    ...{ kind: "start", about: "", taken: null },
    ...give(done, arrive(side, route, { done, opening: connection === "open", closing: false })),
  }));
}

/** Gives every way that an event may go: through each candidate whose guard may hold, and past them all. */
export function answerEvent(
  side: RoleSide,
  session: Session,
  { cause, candidates }: { readonly cause: Cause; readonly candidates: readonly Candidate[] },
): readonly Turn[] {
  const taken = candidates.flatMap((candidate, position) =>
    takeTransition(side, session, { cause, candidate, choices: chooseGuards(candidates.slice(0, position + 1)) }),
  );
  if (isCertain(candidates)) return taken;
  const choices = candidates.flatMap(({ transition: { guard } }) => listChoice(guard?.text, { holds: false }));
  const to = !isPassedOver(cause) && side.index.chart.unhandled === "terminate" ? side.end : session;
  return [...taken, { ...cause, taken: null, choices, to, sent: [] }];
}

/** What no guard lets through is no event, or is refused to whoever asks for it; all else is unhandled. */
function isPassedOver({ kind }: Cause): boolean {
  return kind === "timer" || kind === "opened" || kind === "command" || kind === "always";
}

/** What a transition is taken for, and which guards were asked before. */
interface Chosen {
  readonly cause: Cause;
  readonly candidate: Candidate;
  readonly choices: readonly Choice[];
}

function takeTransition(side: RoleSide, session: Session, { cause, candidate, choices }: Chosen): readonly Turn[] {
  const { outcomes, opening, connection, closing } = session;
  const route = findRoute(side.index, session.state, candidate);
  const pending = route === null ? session.pending : [];
  const spent = restartByEntry(side, session.spent, route?.entries ?? []);
  const begun: Progress = { outcomes, pending, spent, sent: [], choices, connection, ended: false };
  return performActions(side, listActions(candidate, route), begun).map((done) => {
    const to = route === null ? stay(side, session, done) : arrive(side, route, { done, opening, closing });
    return { ...cause, taken: candidate, ...give(done, to) };
  });
}

function listActions({ transition }: Candidate, route: Route | null): readonly Action[] {
  if (route === null) return transition.actions;
  return [...route.exits.flatMap(({ exit }) => exit), ...transition.actions, ...listEntries(route)];
}

function listEntries({ entries }: Route): readonly Action[] {
  return entries.flatMap(({ entry }) => entry);
}

function chooseGuards(candidates: readonly Candidate[]): readonly Choice[] {
  return candidates.flatMap(({ transition: { guard } }, position) =>
    listChoice(guard?.text, { holds: position === candidates.length - 1 }),
  );
}

function listChoice(name: string | undefined, { holds }: { readonly holds: boolean }): readonly Choice[] {
  return name === undefined ? [] : [{ kind: "guard", name, holds }];
}

function give({ sent, choices }: Progress, to: Session | Ended): Pick<Turn, "sent" | "choices" | "to"> {
  return { sent, choices, to };
}

function stay(side: RoleSide, session: Session, done: Progress): Session | Ended {
  const { outcomes, pending, spent, connection } = done;
  return done.ended ? side.end : { ...session, outcomes, pending, spent, connection };
}

function arrive(
  side: RoleSide,
  { to }: Route,
  { done, opening, closing }: { readonly done: Progress; readonly opening: boolean; readonly closing: boolean },
): Session | Ended {
  const { ended, outcomes, pending, spent, connection } = done;
  if (ended) return side.end;
  if (to.kind === "final") return to.keepOpen ? { kind: "kept" } : side.end;
  return { kind: "session", state: to, entered: true, opening, outcomes, pending, spent, connection, closing };
}
