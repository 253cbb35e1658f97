import type { RoleName } from "../../generator/model/chart.js";
import type { Step } from "../../generator/verify/explore/joint-machine.js";
import type { Move } from "../../generator/verify/machine/move.js";
import type { JointPath } from "./joint-path.js";

/** How a run of one role comes about. A connection is the client's; a session of the server starts with it. */
export type Occasion = "start" | "connect" | "read" | "lose" | "timer" | "command" | "settled";

/** All that a role does on one occasion, to completion as far as the path tells of it. */
export interface Run {
  readonly role: RoleName;
  readonly occasion: Occasion;
  readonly moves: Move[];
  /** Where the role is at the end, by number. */
  place: number;
  /** How many steps of the path are taken when the last of it is. */
  until: number;
}

/**
 * Gives the runs of a path in the order in which they begin. Emitted code takes each to completion before anything else
 * happens in its process: what its peer does meanwhile cannot touch it, so it may as well happen afterwards.
 */
export function listRuns({ beginning, stretches }: JointPath): readonly Run[] {
  const runs: Run[] = [makeRun("client", "start", { move: beginning.client, place: beginning.at.client, at: 0 })];
  const { server } = beginning;
  if (server !== null) runs.push(makeRun("server", "start", { move: server, place: beginning.at.server, at: 0 }));
  for (const [at, { step, to }] of stretches.entries()) {
    const { role, move } = step;
    const occasion = findOccasion(step);
    if (step.kind === "connect") runs.push(makeRun("client", "connect", { move: null, place: to.client, at: at + 1 }));
    if (occasion !== null) {
      runs.push(makeRun(role, occasion, { move, place: to[role], at: at + 1 }));
      continue;
    }
    const run = runs.findLast((candidate) => candidate.role === role);
    run?.moves.push(move);
    if (run !== undefined) Object.assign(run, { place: to[role], until: at + 1 });
  }
  return runs;
}

interface Begun {
  readonly move: Move | null;
  readonly place: number;
  readonly at: number;
}

function makeRun(role: RoleName, occasion: Occasion, { move, place, at }: Begun): Run {
  return { role, occasion, moves: move === null ? [] : [move], place, until: at };
}

/** Gives the occasion of a step; null where it goes on with what its role has begun. */
export function findOccasion({ kind, move }: Step): Occasion | null {
  if (kind === "connect") return "start";
  if (kind !== "own") return kind;
  const own = move.turn?.kind;
  return own === "timer" || own === "command" || own === "settled" ? own : null;
}
