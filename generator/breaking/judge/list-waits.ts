import type { RoleName } from "../../model/chart.js";
import type { State } from "../../model/state.js";
import type { Configuration } from "../../verify/explore/configuration-table.js";
import type { JointMachine, Step } from "../../verify/explore/joint-machine.js";
import { isPauseDue, type Patient } from "../../verify/explore/patience.js";
import { findState } from "../../verify/judge/describe-place.js";
import type { Sighting } from "../../verify/judge/sightings.js";
import type { Explored } from "../../verify/judge/verify-rule.js";

/** What a role was seen to do in one of its states. */
export interface Wait {
  readonly state: State;
  /** Where it first was in that state. */
  readonly reached: Sighting;
  /** Where it first came to rest there: nothing is on its way, and only time or an application goes on; null if never. */
  readonly rest: Sighting | null;
  /** The messages that it took there by their names. */
  readonly heard: ReadonlySet<string>;
}

/** Gives what a role was seen to do in each state that it came to, by the state's name. */
export function* listWaits(explored: Explored, role: RoleName): Patient<ReadonlyMap<string, Wait>> {
  const heard = listHeard(explored, role);
  const waits = new Map<string, Wait>();
  const { joint, exploration } = explored;
  for (let number = 0; number < exploration.table.size; number += 1) {
    if (isPauseDue(number)) yield null;
    const from = exploration.table.get(number);
    const state = findState(joint, from, role);
    if (state === null) continue;
    const name = state.name.text;
    const here = { number, from, step: null };
    const wait = waits.get(name) ?? { state, reached: here, rest: null, heard: heard.get(name) ?? new Set() };
    const isNew = wait.rest === null && isAtRest(joint, from);
    waits.set(name, isNew ? { ...wait, rest: here } : wait);
  }
  return waits;
}

function listHeard({ joint, sightings }: Explored, role: RoleName): ReadonlyMap<string, ReadonlySet<string>> {
  const heard = new Map<string, Set<string>>();
  const seen = sightings.moves[role].filter((sighting: Sighting | undefined) => sighting !== undefined);
  for (const { from, step } of seen) {
    const state = findState(joint, from, role);
    if (state === null || step?.kind !== "read" || step.move.reception !== "named") continue;
    const { turn } = step.move;
    if (turn?.taken) heard.set(state.name.text, (heard.get(state.name.text) ?? new Set()).add(turn.about));
  }
  return heard;
}

function isAtRest(joint: JointMachine, from: Configuration): boolean {
  if (from.toServer !== 0 || from.toClient !== 0) return false;
  const steps: Step[] = [];
  const note = (step: Step): void => {
    steps.push(step);
  };
  joint.visitSteps(from, 1, { reach: note, block: note, drop: () => undefined });
  return steps.length > 0 && steps.every(isInitiative);
}

function isInitiative({ kind, move: { turn } }: Step): boolean {
  return kind === "own" && (turn?.kind === "timer" || turn?.kind === "command");
}
