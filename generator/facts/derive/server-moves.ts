import type { Configuration } from "./configuration.js";
import { startSession } from "../session/take-transition.js";
import type { Turn, TurnKind } from "../session/turn.js";
import { listOptions, type Option } from "./list-options.js";
import type { ServerSide } from "./server-side.js";
import { listHeads } from "./unread.js";

/** One thing that a server may do next; `about` names the event, message or handler, if there is one. */
export interface Move {
  readonly kind: TurnKind | "restart";
  readonly about: string;
  readonly next: Configuration;
}

/** Outcomes that raise more outcomes than they are may pile up so far; a run that needs more has hardly an end. */
const mostOutcomes = 4;

/**
 * Gives all that a server may do next, a transition at a time. It begins no transition that sends while `bound`
 * messages wait for the client.
 */
export function listMoves(server: ServerSide, from: Configuration, bound: number): readonly Move[] {
  if (from.server.kind !== "session") return listRestarts(server, from, bound);
  const options = listOptions(server, from.server, from.toServer);
  return options.filter((option) => isWithin(from, option, bound)).map((option) => apply(from, option));
}

/** Gives the configurations in which a server may find itself when a client has just connected. */
export function listBeginnings(server: ServerSide): readonly Configuration[] {
  return startSession(server, "open").map(({ to, sent }) => ({ server: to, toServer: [], toClient: sent }));
}

/** What a session that ended on a queue had not read starts a new one, unless it was lost with the old one. */
function listRestarts(server: ServerSide, from: Configuration, bound: number): readonly Move[] {
  const heads = listHeads(from.toServer);
  const lost = heads.map(({ left }) => ({ ...from, toServer: left }));
  const begun = startSession(server, "open").filter((turn) => hasRoom(from, turn, bound));
  const ways = begun.map(({ to, sent }) => ({ ...from, server: to, toClient: [...from.toClient, ...sent] }));
  const restarted = heads.length === 0 ? [] : [...ways, ...lost];
  return restarted.map((next) => ({ kind: "restart", about: "", next }));
}

function isWithin(from: Configuration, { turn }: Option, bound: number): boolean {
  const [before, after] = [from.server, turn.to];
  if (!hasRoom(from, turn, bound)) return false;
  if (before.kind !== "session" || after.kind !== "session" || before.outcomes.length === 0) return true;
  return after.outcomes.length <= Math.max(mostOutcomes, before.outcomes.length);
}

function hasRoom({ toClient }: Configuration, { sent }: Turn, bound: number): boolean {
  return sent.length === 0 || toClient.length < bound;
}

function apply(from: Configuration, { turn: { kind, about, to, sent }, toServer }: Option): Move {
  const isDropped = to.kind === "closed" || to.kind === "kept";
  const next = { ...from, server: to, toServer: isDropped ? [] : toServer, toClient: [...from.toClient, ...sent] };
  return { kind, about, next };
}
