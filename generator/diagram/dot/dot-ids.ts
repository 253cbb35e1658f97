import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";

// Dot has no case in these, and takes what begins with a digit for a number.
const taken = /^(?:\d.*|node|edge|graph|digraph|subgraph|strict)$/iu;

/**
 * The identifiers of a drawing in dot. A state has the letters and digits of its own name, so that its identifier stays
 * what it is when others come and go; only where that is another's too, or where there are none, is it numbered.
 */
export class DotIds {
  /** The point that a session starts at. */
  readonly start: string;
  readonly #used = new Set<string>();
  readonly #last = new Map<string, number>();
  readonly #states: ReadonlyMap<State, string>;
  readonly #starts: ReadonlyMap<State, string>;
  readonly #wholes: ReadonlyMap<State, string>;

  constructor({ states }: ChartIndex) {
    const compound = states.filter(({ kind }) => kind === "compound");
    this.#states = new Map(states.map((state) => [state, this.#take(state.name.text)]));
    this.start = this.#take("start");
    this.#starts = new Map(compound.map((state) => [state, this.#take(`${this.#of(state)}_start`)]));
    this.#wholes = new Map(compound.map((state) => [state, this.#take(`all_of_${this.#of(state)}`)]));
  }

  /** The frame around what lies in a compound state. */
  frame(state: State): string {
    return `cluster_${this.#of(state)}`;
  }

  /** What leads to a state points at: the state, or the point inside a compound one that leads on to its initial state. */
  entry(state: State): string {
    return this.#starts.get(state) ?? this.#of(state);
  }

  /** What a state's transitions begin at: the state, or the box inside a compound one that holds what the whole does. */
  source(state: State): string {
    return this.#wholes.get(state) ?? this.#of(state);
  }

  #of(state: State): string {
    return this.#states.get(state) ?? "";
  }

  #take(name: string): string {
    const words = name.replace(/[^A-Za-z0-9]+/gu, "_").replace(/^_|_$/gu, "");
    const base = words === "" ? "state" : taken.test(words) ? `state_${words}` : words;
    let last = this.#last.get(base) ?? 1;
    let id = base;
    while (this.#used.has(id)) id = `${base}_${++last}`;
    this.#last.set(base, last);
    this.#used.add(id);
    return id;
  }
}
