import type { ChartIndex } from "../model/chart-index.js";
import type { State, Transition } from "../model/state.js";
import type { Candidate } from "./answers.js";
import { listHeritage } from "./heritage.js";
import { listAtomicStates } from "./occurrences.js";
import { isAlike } from "./overrides/is-alike.js";
import { listEffective, listLayers, type Layer } from "./overrides/layer.js";
import { keepsTimers, listParts, removePart, type Part } from "./overrides/part.js";

/** A part of what a state declares that could be removed: `repeated` is overridden by it, and says the same. */
export interface RedundantOverride {
  readonly part: Part;
  readonly repeated: Candidate;
}

/**
 * Finds the transitions without which every state answers as it does with them, by what the state that declares them
 * extends or stands in. One that a state needs which only takes it over is not redundant.
 */
export function findRedundantOverrides(index: ChartIndex): readonly RedundantOverride[] {
  const removals = new Removals(index);
  for (const state of listAtomicStates(index)) {
    for (const layers of listLayers(index, state)) removals.tryIn(state, layers);
  }
  return removals.listHarmless();
}

class Removals {
  readonly #index: ChartIndex;
  readonly #parts = new Map<Layer["transitions"], readonly Part[]>();
  readonly #needed = new Set<Part>();
  readonly #repeated = new Map<Part, Candidate>();

  constructor(index: ChartIndex) {
    this.#index = index;
  }

  tryIn(state: State, layers: readonly Layer[]): void {
    if (layers.length === 1 && layers[0]?.declaredIn === state) return; // It is the only one to have that, and needs it.
    const parts = layers.flatMap((layer) => this.#partsOf(layer));
    if (layers.length === 1) for (const part of parts) this.#needed.add(part);
    const open = parts.filter((part) => !this.#needed.has(part));
    if (open.length === 0) return;
    const before = listEffective(layers);
    const effective = new Set(before.map(({ transition }) => transition));
    for (const part of open) {
      if (!this.#needed.has(part)) this.#try(state, { layers, before, effective, part });
    }
  }

  /** Where all that a state declares for an event can go, its last transition is no finding of its own. */
  listHarmless(): readonly RedundantOverride[] {
    return [...this.#parts.values()].flatMap((parts) => {
      const found = parts.flatMap((part) => {
        const repeated = this.#needed.has(part) ? undefined : this.#repeated.get(part);
        return repeated === undefined ? [] : [{ part, repeated }];
      });
      return found.slice(0, 1);
    });
  }

  #try(state: State, attempt: Attempt): void {
    const { layers, effective, part } = attempt;
    const keeps = keepsTimers(this.#index, layers, part);
    if (keeps && !part.transitions.some((transition) => effective.has(transition))) return;
    const repeated = keeps ? this.#findRepeated(state, attempt) : null;
    if (repeated === null || !this.#isOverridden(part, repeated)) this.#needed.add(part);
    else if (!this.#repeated.has(part)) this.#repeated.set(part, repeated);
  }

  /** Gives what is taken in place of a part that is left out; null where the state then answers otherwise. */
  #findRepeated(state: State, { layers, before, part }: Attempt): Candidate | null {
    const after = listEffective(removePart(layers, part));
    const pairs = before.map((candidate, at) => [candidate, after[at] ?? candidate] as const);
    if (before.length !== after.length || !pairs.every((pair) => isAlike(this.#index, state, pair))) return null;
    const own = new Set(part.transitions);
    return pairs.find(([{ transition }]) => own.has(transition))?.[1] ?? null;
  }

  #isOverridden({ declaredIn }: Part, { declaredIn: from }: Candidate): boolean {
    return listHeritage(this.#index, declaredIn).some((place) => place.declaredIn === from);
  }

  #partsOf(layer: Layer): readonly Part[] {
    const parts = this.#parts.get(layer.transitions) ?? listParts(layer);
    this.#parts.set(layer.transitions, parts);
    return parts;
  }
}

/** What a state answers one event with, which of that may be taken, and the part that is left out to see what changes. */
interface Attempt {
  readonly layers: readonly Layer[];
  readonly before: readonly Candidate[];
  readonly effective: ReadonlySet<Transition>;
  readonly part: Part;
}
