import type { ChartIndex } from "../../model/chart-index.js";
import { listBranches, type Branch, type Taken } from "./branch.js";
import type { Input } from "./input.js";
import { findTiming } from "./keep-time.js";
import { listOpenings } from "./list-openings.js";
import { isComplete, keyOfMoment, type Moment } from "./moment.js";
import type { Passage } from "./passage.js";
import { startSession } from "./take-transition.js";
import { listPassages, type Station, type Way } from "./way.js";

/** Where a run under way began. */
interface Origin {
  readonly from: Station | null;
  readonly input: Input;
}

/** A run that is followed, and how far. */
interface Lead {
  readonly origin: Origin;
  readonly moment: Moment;
}

/** Runs that may have no end are followed so far: from each station, with more where there are more states. */
const mostMoments = 500;
const mostMomentsOfState = 4;
/** How far a run is followed to its end, and how often that is tried for one transition. */
const mostMomentsToEnd = 200;
const mostTries = 3;

/** Searches a chart breadth first: by the number of inputs, then by the number of transitions in the last run. */
export class Exploration {
  /** The shortest way to take each transition, by `keyOfTaken`. */
  readonly ways = new Map<string, Way>();
  readonly stations: Station[] = [];
  readonly start: Passage | null;
  readonly #index: ChartIndex;
  readonly #seen = new Set<string>();
  readonly #reached = new Set<string>();
  readonly #tries = new Map<string, number>();
  readonly #mostMoments: number;

  constructor(index: ChartIndex) {
    this.#index = index;
    this.#mostMoments = mostMoments + mostMomentsOfState * index.states.length;
    const origin: Origin = { from: null, input: { kind: "start" } };
    const moment = startSession(index);
    this.start = moment === null ? null : this.#finish(origin, moment);
    if (moment !== null) this.#follow([{ origin, moment }]);
    for (const station of this.stations) this.#leave(station);
  }

  #leave(station: Station): void {
    const rest: Moment = { ...station.passage.to, incidents: [] };
    const leads: Lead[] = [];
    for (const { input, branches } of listOpenings(this.#index, rest)) {
      const origin = { from: station, input };
      for (const { moment, taken } of branches) {
        this.#note(origin, taken, moment);
        leads.push({ origin, moment });
      }
    }
    this.#follow(leads);
  }

  /** Follows runs side by side, each to its end. What was seen before leads nowhere new. */
  #follow(leads: Lead[]): void {
    let left = this.#mostMoments;
    for (const { origin, moment } of leads) {
      if (isComplete(moment)) {
        this.#rest(origin, moment);
        continue;
      }
      const key = keyOfMoment(moment);
      if (this.#seen.has(key) || left === 0) continue;
      left -= 1;
      this.#seen.add(key);
      for (const branch of listBranches(this.#index, moment)) {
        this.#note(origin, branch.taken, branch.moment);
        leads.push({ origin, moment: branch.moment });
      }
    }
  }

  #rest(origin: Origin, to: Moment): void {
    const key = keyOfMoment(to);
    if (to.hasEnded || this.#reached.has(key)) return;
    const passage = passageOf(origin, to);
    if (findTiming(this.#index, [...listPassages(origin.from), passage]) === null) return;
    this.#reached.add(key);
    this.stations.push({ before: origin.from, passage });
  }

  /** Keeps the first way to take a transition. */
  #note(origin: Origin, taken: Taken | null, moment: Moment): void {
    if (taken === null) return;
    const key = keyOfTaken(taken);
    const tries = this.#tries.get(key) ?? 0;
    if (this.ways.has(key) || tries === mostTries) return;
    this.#tries.set(key, tries + 1);
    const passage = this.#finish(origin, moment);
    if (passage === null) return;
    const timing = findTiming(this.#index, [...listPassages(origin.from), passage]);
    if (timing !== null) this.ways.set(key, { taken, from: origin.from, passage, timing });
  }

  /** Gives the shortest end of a run; one in which no answer stays promised, if there is any. */
  #finish(origin: Origin, moment: Moment): Passage | null {
    const to = this.#findEnd(moment, ({ moment: { isPending } }) => !isPending) ?? this.#findEnd(moment, () => true);
    return to === null ? null : passageOf(origin, to);
  }

  #findEnd(from: Moment, isWanted: (branch: Branch) => boolean): Moment | null {
    const seen = new Set([keyOfMoment(from)]);
    const found = [from];
    for (const moment of found) {
      if (isComplete(moment)) return moment;
      for (const branch of listBranches(this.#index, moment).filter(isWanted)) {
        const key = keyOfMoment(branch.moment);
        if (seen.has(key) && !isComplete(branch.moment)) continue;
        seen.add(key);
        if (found.length < mostMomentsToEnd) found.push(branch.moment);
      }
    }
    return null;
  }
}

/** Gives what tells a transition apart: the state, what it answers, and which of the candidates it is. */
export function keyOfTaken({ state, cause, position }: Omit<Taken, "candidate">): string {
  return JSON.stringify([state.name.text, cause.kind, cause.name, position]);
}

function passageOf({ from, input }: Origin, to: Moment): Passage {
  return { input, from: from?.passage.to.state ?? null, to };
}
