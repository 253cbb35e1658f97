import type { Exploration } from "./explore.js";
import type { Predecessors } from "./find-predecessors.js";
import type { Configuration } from "./configuration-table.js";
import type { JointMachine, Step } from "./joint-machine.js";

/** Marks, by number, the configurations that can come to one of those given. */
export function reachBackward({ begins, all }: Predecessors, goals: readonly number[]): Uint8Array {
  const reached = new Uint8Array(begins.length - 1);
  const left = [...goals];
  for (const goal of goals) reached[goal] = 1;
  for (let number = left.pop(); number !== undefined; number = left.pop()) {
    for (let at = begins[number] ?? 0; at < (begins[number + 1] ?? 0); at += 1) {
      const before = all[at] ?? 0;
      if (reached[before] === 1) continue;
      reached[before] = 1;
      left.push(before);
    }
  }
  return reached;
}

/** Gives the numbers of the configurations that one can come to, itself among them. */
export function reachForward(joint: JointMachine, { table, bound }: Exploration, from: number): readonly number[] {
  const reached = new Set([from]);
  const visitor = {
    reach: (_step: Step, next: Configuration) => void reached.add(table.find(next)),
    block: () => undefined,
    drop: () => undefined,
  };
  for (const number of reached) if (number !== -1) joint.visitSteps(table.get(number), bound, visitor);
  reached.delete(-1);
  return [...reached];
}
