import type { Exploration } from "./explore.js";
import type { Predecessors } from "./find-predecessors.js";
import type { Configuration } from "./configuration-table.js";
import type { JointMachine, Step } from "./joint-machine.js";
import { isPauseDue, type Patient } from "./patience.js";

/**
 * Marks, by number, the configurations that can come to one of those given. Where some are marked already, so must be all
 * that can come to them.
 */
export function* reachBackward(
  { begins, all }: Predecessors,
  goals: readonly number[],
  marks: Uint8Array,
): Patient<void> {
  const left = goals.filter((goal) => mark(marks, goal));
  let count = 0;
  for (let number = left.pop(); number !== undefined; number = left.pop()) {
    for (let at = begins[number] ?? 0; at < (begins[number + 1] ?? 0); at += 1) {
      const before = all[at] ?? 0;
      if (mark(marks, before)) left.push(before);
    }
    if (isPauseDue(count)) yield null;
    count += 1;
  }
}

/** Gives the numbers of the configurations that one can come to, itself first, but for those that are marked already. */
export function* reachForward(
  joint: JointMachine,
  { table, bound }: Exploration,
  { from, marks }: { readonly from: number; readonly marks: Uint8Array },
): Patient<readonly number[]> {
  const reached = mark(marks, from) ? [from] : [];
  const visitor = {
    reach: (_step: Step, next: Configuration) => {
      const number = table.find(next);
      if (number !== -1 && mark(marks, number)) reached.push(number);
    },
    block: () => undefined,
    drop: () => undefined,
  };
  for (const [count, number] of reached.entries()) {
    joint.visitSteps(table.get(number), bound, visitor);
    if (isPauseDue(count)) yield null;
  }
  return reached;
}

/** Marks a number; tells whether it was not marked before. */
function mark(marks: Uint8Array, number: number): boolean {
  const isNew = marks[number] !== 1;
  marks[number] = 1;
  return isNew;
}
