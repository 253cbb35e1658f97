import type { Move } from "./move.js";
import type { RoleMachine } from "./role-machine.js";
import { isSession } from "./standing.js";

/** All that a role may do in one of its places, whatever its peer does. */
export interface PlaceMoves {
  readonly place: number;
  readonly own: readonly Move[];
  /** Those of timers that run again where something is on its way to the role. */
  readonly restarted: readonly Move[];
  /** By the number of the message. */
  readonly reads: readonly (readonly Move[])[];
  readonly losses: readonly Move[];
  /** Where the role gets the connection it asked for; null where it has not asked. */
  readonly regained: number | null;
}

/** Gives all places of a role that its moves lead to from some of them, in the order of their numbers. */
export function listAllMoves(machine: RoleMachine, from: readonly Move[]): readonly PlaceMoves[] {
  const places = new Set(from.map(({ to }) => to));
  const found: PlaceMoves[] = [];
  for (const place of places) {
    if (!isSession(place)) continue;
    const moves = listMoves(machine, place);
    found.push(moves);
    const { own, restarted, reads, losses } = moves;
    for (const { to } of [...own, ...restarted, ...reads.flat(), ...losses]) places.add(to);
    if (moves.regained !== null) places.add(moves.regained);
  }
  return found.toSorted((a, b) => a.place - b.place);
}

function listMoves(machine: RoleMachine, place: number): PlaceMoves {
  return {
    place,
    own: machine.listOwnMoves(place),
    restarted: machine.listRestarted(place),
    reads: machine.arrivals.map((_, message) => machine.listReads(place, message)),
    losses: machine.listLosses(place),
    regained: machine.regain(place),
  };
}
