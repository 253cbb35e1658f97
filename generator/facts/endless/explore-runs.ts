import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";
import { findInitialEffect } from "../effect.js";
import { listEffectsOut } from "../effects-out.js";
import type { Raiser } from "../raiser.js";
import { listNext } from "./list-next.js";
import { arrive, type RunPoint, type RunStep } from "./run-point.js";

/** The only thing that may come next at a point; `to` is the key of the point it leads to. */
export interface SureNext {
  readonly step: RunStep | null;
  readonly to: string;
}

const longestQueue = 8;
const mostPointsOfState = 10;

/** Follows the runs of a chart from its initial state, and gives what surely comes next, by the key of the point before. */
export function exploreRuns(index: ChartIndex): ReadonlyMap<string, SureNext> {
  return new Exploration(index).follow();
}

class Exploration {
  readonly #index: ChartIndex;
  readonly #points = new Map<string, RunPoint>();
  readonly #rested = new Set<State>();
  readonly #sure = new Map<string, SureNext>();
  readonly #mostPoints: number;

  constructor(index: ChartIndex) {
    this.#index = index;
    this.#mostPoints = 10_000 + mostPointsOfState * index.states.length;
  }

  follow(): ReadonlyMap<string, SureNext> {
    const start = findInitialEffect(this.#index);
    if (start !== null) this.#add(arrive(start, []));
    for (const [key, point] of this.#points) this.#advance(key, point);
    return this.#sure;
  }

  #advance(key: string, point: RunPoint): void {
    const all = listNext(this.#index, point).map(({ step, point: next }) => ({ step, to: this.#add(next) }));
    const [first] = all;
    if (first === undefined) this.#rest(point.state);
    else if (all.length === 1 && first.to !== null) this.#sure.set(key, { step: first.step, to: first.to });
  }

  #rest(state: State): void {
    if (this.#rested.has(state)) return;
    this.#rested.add(state);
    for (const effect of listEffectsOut(this.#index, state)) this.#add(arrive(effect, []));
  }

  /** Gives the key of a point that is followed, or null. */
  #add(reached: RunPoint | null): string | null {
    const queue = reached === null ? null : bound(reached.queue);
    if (reached === null || queue === null) return null;
    const point = { ...reached, queue };
    const key = keyOf(point);
    if (!this.#points.has(key) && this.#points.size >= this.#mostPoints) return null;
    if (!this.#points.has(key)) this.#points.set(key, point);
    return key;
  }
}

/** A long queue is cut where all in it are alike: more of the same changes nothing but how long it lasts. */
function bound(queue: readonly Raiser[]): readonly Raiser[] | null {
  if (queue.length <= longestQueue) return queue;
  const outcomes = new Set(queue.map((raiser) => raiser.outcomes.join("\n")));
  return outcomes.size === 1 && queue[0]?.outcomes.length === 1 ? queue.slice(0, longestQueue) : null;
}

function keyOf({ state, stage, queue }: RunPoint): string {
  if (queue.length === 0) return `${stage} ${state.name.text}`; // Quicker, and most are such.
  return JSON.stringify([
    state.name.text,
    stage,
    queue.map((raiser) => [raiser.outcomes, raiser.mayRaiseNothing, raiser.late]),
  ]);
}
