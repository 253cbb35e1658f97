import { isOpenToInput } from "../../generator/facts/session/list-turns.js";
import type { JointMachine } from "../../generator/verify/explore/joint-machine.js";
import type { Configuration } from "../../generator/verify/explore/configuration-table.js";
import type { RoleMachine } from "../../generator/verify/machine/role-machine.js";
import { endOf, listStretches, type JointPath, type Stretch } from "./joint-path.js";
import { isAtRest } from "./observe.js";

/** How many messages may be on their way in a walk. */
const bound = 3;
/** How many steps at most a walk takes to complete what is under way at its end. */
const mostMore = 30;

/** Walks through what both roles can do together, a step for each number, and then completes what is under way. */
export function walk(joint: JointMachine, numbers: readonly number[]): JointPath {
  const [first = 0, ...rest] = numbers;
  const beginnings = joint.listBeginnings();
  const beginning = beginnings[first % beginnings.length];
  if (beginning === undefined) throw new Error("the two cannot begin");
  const stretches: Stretch[] = [];
  const path = { beginning, stretches };
  for (const number of rest) {
    const ways = listPlain(joint, endOf(path), bound);
    const way = choose(ways, number);
    if (way === undefined) return path;
    stretches.push(way);
  }
  for (const number of rest.slice(0, mostMore)) {
    const ways = listPlain(joint, endOf(path), Infinity).filter((stretch) => isGoingOn(joint, stretch));
    const way = choose(ways, number);
    if (way !== undefined) stretches.push(way);
  }
  return path;
}

/** Chooses what happens before how it goes, so that what may go many ways does not crowd out the rest. */
function choose(ways: readonly Stretch[], number: number): Stretch | undefined {
  const kinds = [...new Set(ways.map(describeKind))];
  const kind = kinds[number % kinds.length];
  const chosen = ways.filter((way) => describeKind(way) === kind);
  return chosen[Math.floor(number / kinds.length) % chosen.length];
}

function describeKind({ step: { role, kind, move } }: Stretch): string {
  return `${role} ${kind} ${move.turn?.kind ?? ""} ${move.turn?.taken === null}`;
}

function isGoingOn(joint: JointMachine, { from, step: { role, kind } }: Stretch): boolean {
  return kind === "own" && !isAtRest(joint[role], from[role]);
}

/** Of an end that may take more or less with it, only the first way is taken, in which nothing was held up. */
function listPlain(joint: JointMachine, from: Configuration, most: number): readonly Stretch[] {
  const ways = listStretches(joint, from, most).filter((stretch) => isPlain(joint, stretch));
  return ways.filter(({ step }, at) => ways[at - 1]?.step !== step);
}

/**
 * Leaves out what stands for more than it says: a handler that promised twice stands for one that did so more often; a
 * command that is refused while an answer is promised waits, and is offered again. Left out is as well what happens while a
 * message is held up that has arrived, since here messages arrive when they are read.
 */
function isPlain(joint: JointMachine, { from, step }: Stretch): boolean {
  const { role, move } = step;
  if (step.kind === "own" && isHeldUpByCheck(joint[role], from[role])) return false;
  if (joint[role].listRestarted(from[role]).includes(move)) return false;
  const before = pendingIn(joint[role], from[role]);
  const after = pendingIn(joint[role], move.to);
  if (move.turn?.kind === "settled") return after.length < before.length;
  if (move.turn?.kind === "command" && move.turn.taken === null && before.length > 0) return false;
  const { taken = null, choices = [] } = move.turn ?? {};
  const kept =
    step.kind !== "own" && step.kind !== "read"
      ? []
      : taken?.transition.target === null || taken === null
        ? before
        : [];
  const promises = choices.flatMap((choice) => (choice.kind === "promise" ? [choice.handler] : []));
  return kept.length + promises.length === after.length || joint[role].session(move.to) === null;
}

function isHeldUpByCheck(machine: RoleMachine, place: number): boolean {
  const session = machine.session(place);
  return machine.place(place)?.isStarting === true && session !== null && isOpenToInput(session);
}

function pendingIn(machine: RoleMachine, place: number): readonly string[] {
  return machine.session(place)?.pending ?? [];
}
