import { isCertain, type Candidate } from "../answers.js";
import { findInitialRoute, findRoute, type Route } from "../route.js";
import type { Ended, Session } from "./configuration.js";
import { performActions, type Progress } from "./perform-actions.js";
import type { ServerSide } from "./server-side.js";

/** One way that a transition may go: what becomes of the session, and what it sent. */
export interface Step {
  readonly server: Session | Ended;
  readonly sent: readonly string[];
}

/** Gives every way that a session may begin; none where the chart has no initial state. */
export function startSession(server: ServerSide): readonly Step[] {
  const route = findInitialRoute(server.index);
  if (route === null) return [];
  const begun: Progress = { outcomes: [], pending: [], sent: [], ended: false };
  const ways = performActions(server, listEntries(route), begun);
  return ways.map((done) => arrive(server, route, { done, opening: true }));
}

/** Gives every way that an event may go: through each candidate whose guard may hold, and past them all. */
export function answerEvent(server: ServerSide, session: Session, candidates: readonly Candidate[]): readonly Step[] {
  const taken = candidates.flatMap((candidate) => takeTransition(server, session, candidate));
  if (isCertain(candidates)) return taken;
  return [...taken, { server: server.index.chart.unhandled === "terminate" ? server.end : session, sent: [] }];
}

/** Gives every way that one transition may go. */
export function takeTransition(server: ServerSide, session: Session, candidate: Candidate): readonly Step[] {
  const { outcomes, opening } = session;
  const route = findRoute(server.index, session.state, candidate);
  const own = candidate.transition.actions;
  if (route === null) {
    const begun = { outcomes, pending: session.pending, sent: [], ended: false };
    return performActions(server, own, begun).map((done) => stay(server, session, done));
  }
  const left = route.exits.flatMap(({ exit }) => exit);
  const begun = { outcomes, pending: [], sent: [], ended: false };
  const ways = performActions(server, [...left, ...own, ...listEntries(route)], begun);
  return ways.map((done) => arrive(server, route, { done, opening }));
}

function listEntries({ entries }: Route): Route["to"]["entry"] {
  return entries.flatMap(({ entry }) => entry);
}

function stay(server: ServerSide, session: Session, { sent, ended, outcomes, pending }: Progress): Step {
  return { server: ended ? server.end : { ...session, outcomes, pending }, sent };
}

function arrive(
  server: ServerSide,
  { to }: Route,
  { done, opening }: { readonly done: Progress; readonly opening: boolean },
): Step {
  const { sent, ended, outcomes, pending } = done;
  if (ended) return { server: server.end, sent };
  if (to.kind === "final") return { server: to.keepOpen ? { kind: "kept" } : server.end, sent };
  return { server: { kind: "session", state: to, entered: true, opening, outcomes, pending }, sent };
}
