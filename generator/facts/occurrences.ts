import type { ChartIndex } from "../model/chart-index.js";
import { anyMessage, type State } from "../model/state.js";
import { resolveAnswers, type Candidate, type StateAnswers } from "./answers.js";
import { takesUnknownMessages } from "./unknown-messages.js";
import { listInitialSteps, listSteps, type Step } from "./steps.js";

/** The name under which the start of a session, which is no event, is counted among events. */
export const sessionStart = "";

/** By which events something happens; {@link sessionStart} and `*` (a message nobody declares) are among them. */
export type EventSet = ReadonlySet<string>;

/** For each place where actions stand, the events it can run by. */
export interface Occurrences {
  readonly transitions: ReadonlyMap<Candidate["transition"], EventSet>;
  readonly entries: ReadonlyMap<State, EventSet>;
  readonly exits: ReadonlyMap<State, EventSet>;
  /** By the state in which `always` is tried. */
  readonly choices: ReadonlyMap<State, EventSet>;
  /** The states that a transition enters, by whatever event: the start of a session alone does not count. */
  readonly targets: ReadonlySet<State>;
}

/** Gives the atomic states of a chart: those in which a session can meet an event. */
export function listAtomicStates(index: ChartIndex): readonly State[] {
  return index.states.filter(({ kind }) => kind === "atomic");
}

/** Finds, for every action of a chart, the events it can run by, whether or not its state can be reached. */
export function findOccurrences(index: ChartIndex): Occurrences {
  const found = new Collector(index);
  found.run(listInitialSteps(index), sessionStart);
  for (const state of listAtomicStates(index)) {
    for (const [event, candidates] of listAnswered(resolveAnswers(index, state), index)) {
      for (const candidate of candidates) found.take(state, candidate, event);
    }
  }
  return found;
}

function listAnswered(answers: StateAnswers, index: ChartIndex): readonly (readonly [string, readonly Candidate[]])[] {
  const named = [...answers.messages.values(), ...answers.events.values()];
  const other = takesUnknownMessages(index) ? [[anyMessage, answers.wildcard] as const] : [];
  return [...named.map(({ event, candidates }) => [event, candidates] as const), ...other];
}

class Collector implements Occurrences {
  readonly transitions = new Map<Candidate["transition"], Set<string>>();
  readonly entries = new Map<State, Set<string>>();
  readonly exits = new Map<State, Set<string>>();
  readonly choices = new Map<State, Set<string>>();
  readonly targets = new Set<State>();
  readonly #index: ChartIndex;

  constructor(index: ChartIndex) {
    this.#index = index;
  }

  take(current: State, candidate: Candidate, event: string): void {
    const steps = listSteps(this.#index, current, candidate);
    add(this.transitions, candidate.transition, event);
    for (const step of steps) if (step.kind === "enter") this.targets.add(step.state);
    this.run(steps, event);
  }

  run(steps: readonly Step[], event: string): void {
    for (const step of steps) {
      if (step.kind === "exit") add(this.exits, step.state, event);
      if (step.kind === "enter") add(this.entries, step.state, event);
      if (step.kind === "choose" && add(this.choices, step.state, event)) this.#choose(step.state, event);
    }
  }

  #choose(state: State, event: string): void {
    for (const candidate of resolveAnswers(this.#index, state).always) this.take(state, candidate, event);
  }
}

/** Adds an event to a set of a map; tells whether it is new there. */
function add<Key>(sets: Map<Key, Set<string>>, key: Key, event: string): boolean {
  const events = sets.get(key) ?? new Set();
  if (events.has(event)) return false;
  sets.set(key, events.add(event));
  return true;
}
