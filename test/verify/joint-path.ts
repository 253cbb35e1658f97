import type { Configuration } from "../../generator/verify/explore/configuration-table.js";
import type { Beginning, JointMachine, Step } from "../../generator/verify/explore/joint-machine.js";
import { describeBeginning, describeStep } from "../../generator/verify/trace/describe-step.js";
import type { TraceStep } from "../../generator/verify/trace/trace-step.js";

/** A step with the configurations that it leads from and to. */
export interface Stretch {
  readonly from: Configuration;
  readonly step: Step;
  readonly to: Configuration;
}

/** A run of both roles together, as far as it goes. */
export interface JointPath {
  readonly beginning: Beginning;
  readonly stretches: readonly Stretch[];
}

/** Gives the configuration in which a path ends. */
export function endOf({ beginning, stretches }: JointPath): Configuration {
  return stretches.at(-1)?.to ?? beginning.at;
}

/** Gives the steps out of a configuration while no channel holds more than `bound` messages. */
export function listStretches(joint: JointMachine, from: Configuration, bound: number): readonly Stretch[] {
  const found: Stretch[] = [];
  joint.visitSteps(from, bound, {
    reach: (step, to) => void found.push({ from, step, to }),
    block: () => undefined,
    drop: () => undefined,
  });
  return found;
}

/** Gives the path that a counterexample tells of. Throws where the two roles together have none. */
export function findPath(joint: JointMachine, steps: readonly TraceStep[]): JointPath {
  for (const beginning of joint.listBeginnings()) {
    const rest = dropStart(steps, describeBeginning(joint, beginning.at));
    const stretches = rest === null ? null : follow(joint, beginning.at, rest);
    if (stretches !== null) return { beginning, stretches };
  }
  throw new Error(`the two roles cannot do this: ${JSON.stringify(steps)}`);
}

function follow(joint: JointMachine, from: Configuration, steps: readonly TraceStep[]): readonly Stretch[] | null {
  if (steps.length === 0) return [];
  for (const stretch of listStretches(joint, from, Infinity)) {
    const rest = dropStart(steps, describeStep(joint, from, stretch.step));
    const found = rest === null ? null : follow(joint, stretch.to, rest);
    if (found !== null) return [stretch, ...found];
  }
  return null;
}

function dropStart(steps: readonly TraceStep[], start: readonly TraceStep[]): readonly TraceStep[] | null {
  const isThere = JSON.stringify(steps.slice(0, start.length)) === JSON.stringify(start);
  return isThere ? steps.slice(start.length) : null;
}
