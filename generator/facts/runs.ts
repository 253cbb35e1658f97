import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import { isCertain, resolveAnswers } from "./answers.js";
import { findEffect, findInitialEffect, type Effect } from "./effect.js";
import { listEffectsOut } from "./effects-out.js";
import { findNature } from "./nature.js";
import type { Raiser } from "./raiser.js";
import { listOutcomeWays } from "./ways-on.js";

/** An outcome that may come up in a state that does not handle it, and an action that raises it there. */
export interface UnhandledOutcome {
  readonly state: State;
  readonly outcome: string;
  readonly raiser: Raiser;
}

/** What the runs of a chart come to, guards taken as open and outcomes only as raised. */
export interface Runs {
  readonly entered: ReadonlySet<State>;
  readonly unhandled: readonly UnhandledOutcome[];
  /** The states that only outcomes lead on from, and in which a run may come to rest with none queued or promised. */
  readonly stalled: ReadonlySet<State>;
}

/**
 * A point in a run to completion: where it stands, and what is queued. `just entered` states try `always` first. In
 * `late` order, an answer that came as a promise overtook the rest of the queue. An `excused` one may have less in its
 * queue than there is to come: something is still promised, or an outcome was lost, which is a fault of its own.
 */
interface Moment {
  readonly state: State;
  readonly queue: readonly Raiser[];
  readonly stage: "just entered" | "settled";
  readonly order: "queued" | "late";
  readonly excused: boolean;
}

const longestQueue = 8;
const mostMomentsOfState = 40;
/** How many outcomes are tried for each moment that is allowed; an action may raise thousands. */
const mostOutcomesOfMoment = 10;
/** Who has left out so many mends the first ones first. */
const mostUnhandled = 10_000;
const known = new WeakMap<ChartIndex, Runs>();

/**
 * Follows every run of a chart from its initial state. Where outcomes raise outcomes without end, the states entered
 * are those of any order of outcomes, so that none is missed.
 */
export function followRuns(index: ChartIndex): Runs {
  const runs = known.get(index) ?? walk(index);
  known.set(index, runs);
  return runs;
}

function walk(index: ChartIndex): Runs {
  const exact = new Walk(index, "as raised").follow();
  const { entered } = exact.complete ? exact : new Walk(index, "at any time").follow();
  return { entered, unhandled: exact.unhandled, stalled: exact.stalled };
}

class Walk {
  readonly #index: ChartIndex;
  readonly #outcomes: "as raised" | "at any time";
  readonly #moments: Moment[] = [];
  readonly #known = new Map<State, Set<string>>();
  readonly #entered = new Set<State>();
  readonly #unhandled = new Map<string, UnhandledOutcome>();
  readonly #stalled = new Set<State>();
  readonly #mostMoments: number;
  #dispatched = 0;
  #complete = true;

  constructor(index: ChartIndex, outcomes: "as raised" | "at any time") {
    this.#index = index;
    this.#mostMoments = 10_000 + mostMomentsOfState * index.states.length;
    this.#outcomes = outcomes;
  }

  follow(): Runs & { readonly complete: boolean } {
    const start = findInitialEffect(this.#index);
    if (start !== null) this.#arrive(start, [], null);
    for (const moment of this.#moments) this.#advance(moment);
    const unhandled = [...this.#unhandled.values()];
    return { entered: this.#entered, unhandled, stalled: this.#stalled, complete: this.#complete };
  }

  #advance(moment: Moment): void {
    const [head, ...rest] = moment.queue;
    if (moment.stage === "just entered") this.#tryAlways(moment);
    else if (head === undefined) this.#wait(moment);
    else this.#takeOutcome(moment, head, rest);
  }

  #takeOutcome(moment: Moment, head: Raiser, rest: readonly Raiser[]): void {
    for (const outcome of head.outcomes) this.#dispatch({ ...moment, queue: rest }, head, outcome);
    if (head.mayRaiseNothing) this.#add({ ...moment, queue: rest });
    if (head.late) this.#add({ ...moment, queue: [], excused: true });
    for (const late of rest.filter((raiser) => raiser.late))
      this.#add({ ...moment, queue: [late], order: "late", excused: true });
  }

  #tryAlways(moment: Moment): void {
    const { always } = resolveAnswers(this.#index, moment.state);
    for (const candidate of always)
      this.#arrive(findEffect(this.#index, moment.state, candidate), moment.queue, moment);
    if (!isCertain(always)) this.#add({ ...moment, stage: "settled" });
  }

  #wait(moment: Moment): void {
    const { state, excused } = moment;
    if (!excused && findNature(this.#index, state) === "transient") this.#stalled.add(state);
    for (const effect of listEffectsOut(this.#index, state)) this.#arrive(effect, [], moment);
    if (this.#outcomes === "as raised") return;
    const outcomes = listOutcomeWays(this.#index, resolveAnswers(this.#index, state));
    for (const candidate of outcomes) this.#arrive(findEffect(this.#index, state, candidate), [], moment);
  }

  #dispatch(moment: Moment, raiser: Raiser, outcome: string): void {
    this.#dispatched += 1;
    if (this.#dispatched > mostOutcomesOfMoment * this.#mostMoments) {
      this.#complete = false;
      return;
    }
    const { state, queue, order } = moment;
    const candidates = resolveAnswers(this.#index, state).events.get(outcome)?.candidates ?? [];
    if (candidates.length === 0 && order === "queued") this.#report({ state, outcome, raiser });
    for (const candidate of candidates) this.#arrive(findEffect(this.#index, state, candidate), queue, moment);
    if (!isCertain(candidates) && this.#index.chart.unhandled === "ignore") {
      this.#add({ ...moment, order: "queued", excused: true });
    }
  }

  #arrive({ entered, to, raised }: Effect, before: readonly Raiser[], from: Moment | null): void {
    for (const state of entered) this.#entered.add(state);
    if (to === null) return;
    const stage = entered.length > 0 ? "just entered" : "settled";
    const queue = this.#outcomes === "as raised" ? [...before, ...raised] : [];
    const excused = entered.length === 0 && from?.excused === true;
    this.#add({ state: to, queue, stage, order: "queued", excused });
  }

  #add(moment: Moment): void {
    if (moment.queue.length > longestQueue || this.#moments.length >= this.#mostMoments) {
      this.#complete = false;
      return;
    }
    const known = this.#known.get(moment.state) ?? new Set();
    const key = keyOf(moment);
    if (known.has(key)) return;
    this.#known.set(moment.state, known.add(key));
    this.#moments.push(moment);
  }

  #report(found: UnhandledOutcome): void {
    const key = JSON.stringify([found.state.name.text, found.outcome]);
    if (this.#unhandled.size < mostUnhandled && !this.#unhandled.has(key)) this.#unhandled.set(key, found);
  }
}

/** Gives a text that only equal moments of a state share. */
function keyOf({ queue, stage, order, excused }: Moment): string {
  const key = `${stage}, ${order}, ${excused}`;
  if (queue.length === 0) return key;
  const raisers = queue.map(({ outcomes, mayRaiseNothing, late }) => [outcomes, mayRaiseNothing, late]);
  return key + JSON.stringify(raisers);
}
