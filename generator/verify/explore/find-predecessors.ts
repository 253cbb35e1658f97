import { isSession } from "../machine/standing.js";
import type { Exploration } from "./explore.js";
import type { Configuration } from "./configuration-table.js";
import type { JointMachine, Step, StepVisitor } from "./joint-machine.js";
import { isPauseDue, type Patient } from "./patience.js";

/** All steps of an exploration turned round. */
export interface Predecessors {
  /** Where the predecessors of each configuration begin in `all`; those of the next one follow. */
  readonly begins: Uint32Array;
  readonly all: Uint32Array;
  /** Where both have ended, and where they can do nothing more or are held back by a full channel. */
  readonly excused: readonly number[];
}

/** Turns the steps of an exploration round. It walks through them twice, which takes less memory than keeping them. */
export function* findPredecessors(joint: JointMachine, exploration: Exploration): Patient<Predecessors> {
  const { table } = exploration;
  const begins = new Uint32Array(table.size + 1);
  const excused: number[] = [];
  yield* visitAll(joint, exploration, { excused, meet: (to) => void (begins[to + 1] = (begins[to + 1] ?? 0) + 1) });
  for (let at = 1; at < begins.length; at += 1) begins[at] = (begins[at] ?? 0) + (begins[at - 1] ?? 0);
  const all = new Uint32Array(begins[table.size] ?? 0);
  const next = begins.slice();
  yield* visitAll(joint, exploration, {
    excused: [],
    meet: (to, from) => {
      const place = next[to] ?? 0;
      all[place] = from;
      next[to] = place + 1;
    },
  });
  return { begins, all, excused };
}

interface Meeting {
  readonly excused: number[];
  readonly meet: (to: number, from: number) => void;
}

function* visitAll(joint: JointMachine, { table, bound }: Exploration, { excused, meet }: Meeting): Patient<void> {
  let from = 0;
  let ways = 0;
  const visitor: StepVisitor = {
    reach: (_step: Step, next: Configuration) => {
      ways += 1;
      const to = table.find(next);
      if (to !== -1) meet(to, from);
    },
    block: () => undefined,
    drop: () => undefined,
  };
  for (; from < table.size; from += 1) {
    const at = table.get(from);
    ways = 0;
    joint.visitSteps(at, bound, visitor);
    if (ways === 0 || (!isSession(at.server) && !isSession(at.client))) excused.push(from);
    if (isPauseDue(from)) yield null;
  }
}
