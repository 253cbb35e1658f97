import { list } from "./list.js";
import { ask, nameOf, reply, timers } from "./names.js";

/** Where a state stands: the number of its group's first, its place in the group, and how many states there are. */
export interface Place {
  readonly first: number;
  readonly place: number;
  readonly states: number;
}

/** How many others each state of a group stands inside, by its place. The first is a superstate. */
export const depths: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4];

const outer = [12, 14, 16, 18];
const busy = [1, 5, 13];

/** Gives the lines of a superstate, which extends that of the group before, two at most in a row. */
export function writeSuperstate(first: number): readonly string[] {
  const before = first - depths.length;
  const note = `note ${nameOf((first / depths.length) % 50)}`;
  return [
    ...[`${nameOf(first)}:`, "  type: abstract"],
    ...((first / depths.length) % 3 === 0 ? [] : [`  extends: ${nameOf(before)}`]),
    "  on:",
    ...list(16, (nth) => `    ${ask(first + 7 * nth)}: { actions: [${note}, { send: ${reply(first + nth)} }] }`),
    ...["broken", "refused", `timer ${nameOf(0)}`, '"*"'].map(
      (event) => `    ${event}: { target: ended, actions: [${note}] }`,
    ),
  ];
}

/** Gives the lines of an ordinary state. Where others stand inside it, they can follow. */
export function writeState({ first, place, states }: Place): readonly string[] {
  const at = first + place;
  const group = first / depths.length;
  const isBusy = busy.includes(place);
  const isOuter = outer.includes(place);
  const always = `  always: { guard: ${guard(at)}, target: ${target(at + 1, states)} }`;
  return [
    ...[`${nameOf(at)}:`, `  extends: ${nameOf(first)}`],
    ...(isBusy ? [`  entry: work ${nameOf(group % 10)}`] : []),
    "  on:",
    ...writeAnswers(at, isOuter ? 15 : isBusy ? 13 : 14, states),
    `    timer ${nameOf(1 + (group % (timers - 1)))}: ${target(at, states)}`,
    ...(isBusy ? [`    done: ${nameOf(first + 3)}`, `    failed: { actions: [{ send: ${reply(at)} }] }`] : []),
    ...(isOuter ? [`  initial: ${nameOf(at + 1)}`, "  states:"] : []),
    ...(isOuter || isBusy ? [] : [always]),
  ];
}

/** Transitions for so many messages, and two for each of two more. The first leads to the next state. */
function writeAnswers(at: number, count: number, states: number): readonly string[] {
  const next = at + ((at + 1) % depths.length === 0 ? 2 : 1);
  const onward = next < states ? nameOf(next) : "ended";
  const [one, other] = [count, count + 1].map((nth) => {
    const guarded = `{ guard: ${guard(at + nth)}, target: ${target(at + nth, states)} }`;
    return `    ${ask(13 * at + 7 * nth)}: [${guarded}, { actions: [note] }]`;
  });
  return [
    `    ${ask(13 * at)}: { target: ${onward}, actions: [{ send: ${reply(at)} }] }`,
    ...list(count - 1, (nth) => `    ${ask(13 * at + 7 * (nth + 1))}: ${writeAnswer(at, nth + 1, states)}`),
    ...[one ?? "", other ?? ""],
  ];
}

/** As in specs of people, half of all transitions only lead somewhere, and most of the others send. */
function writeAnswer(at: number, nth: number, states: number): string {
  const leads = target(31 * at + nth, states);
  const sends = `{ send: ${reply(at + nth)} }`;
  if (nth % 2 === 0) return leads;
  return nth % 3 === 0
    ? `{ target: ${leads}, actions: [do ${nameOf((at + nth) % 50)}, ${sends}] }`
    : `{ actions: [${sends}] }`;
}

function guard(seed: number): string {
  return `is ${nameOf(seed % 30)}`;
}

/** Gives the name of some ordinary state, as scattered as they can be. */
function target(seed: number, states: number): string {
  const at = (Math.imul(seed + 1, 2_654_435_761) >>> 0) % states;
  return nameOf(at % depths.length === 0 ? at + 1 : at);
}
