import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";

/** The identifiers of a Mermaid drawing: states are numbered, so that no name of a spec is ever one. */
export class MermaidIds {
  readonly #index: ChartIndex;
  readonly #ids: ReadonlyMap<State, string>;

  constructor(index: ChartIndex) {
    this.#index = index;
    this.#ids = new Map(index.states.map((state, at) => [state, `s${at + 1}`]));
  }

  of(state: State): string {
    return this.#ids.get(state) ?? "";
  }

  /** The box inside a compound state that holds what the whole of it does. */
  ofWhole(state: State): string {
    return `${this.of(state)}all`;
  }

  named(name: string): string {
    const state = this.#index.state(name);
    return state === undefined ? "" : this.of(state);
  }
}
