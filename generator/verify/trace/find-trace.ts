import type { Configuration } from "../explore/configuration-table.js";
import type { Exploration } from "../explore/explore.js";
import type { JointMachine, Step } from "../explore/joint-machine.js";
import type { Sighting } from "../judge/sightings.js";
import { describeBeginning, describeStep } from "./describe-step.js";
import type { TraceStep } from "./trace-step.js";

/** Gives the shortest way to something that was seen: how both begin, then step by step what they do. */
export function findTrace(
  joint: JointMachine,
  exploration: Exploration,
  { number, step }: Sighting,
): readonly TraceStep[] {
  const { table, bound } = exploration;
  const numbers = [number];
  for (let at = table.parent(number); at !== -1; at = table.parent(at)) numbers.push(at);
  numbers.reverse();
  const way = numbers.map((at) => table.get(at));
  const steps = way.slice(1).flatMap((to, at) => {
    const from = way[at];
    return from === undefined ? [] : describeStep(joint, from, findStep(joint, { from, to, bound }));
  });
  const [beginning] = way;
  const begun = beginning === undefined ? [] : describeBeginning(joint, beginning);
  const end = way.at(-1);
  const last = step === null || end === undefined ? [] : describeStep(joint, end, step);
  return [...begun, ...steps, ...last];
}

interface Stretch {
  readonly from: Configuration;
  readonly to: Configuration;
  readonly bound: number;
}

/** Steps are not kept: the first that leads from one configuration to the next is found again. */
function findStep(joint: JointMachine, { from, to, bound }: Stretch): Step {
  const found: Step[] = [];
  joint.visitSteps(from, bound, {
    reach: (step, next) => {
      if (isSame(next, to)) found.push(step);
    },
    block: () => undefined,
    drop: () => undefined,
  });
  const [first] = found;
  if (first === undefined) throw new Error("a configuration was not found from where it was found");
  return first;
}

function isSame(one: Configuration, other: Configuration): boolean {
  return (
    one.server === other.server &&
    one.client === other.client &&
    one.toServer === other.toServer &&
    one.toClient === other.toClient
  );
}
