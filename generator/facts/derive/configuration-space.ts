import { keyOf, type Configuration } from "./configuration.js";
import { listMoves } from "./server-moves.js";
import type { ServerSide } from "./server-side.js";

/** How far a space reaches: how much may wait for the client before more is sent, and whether it is kept at all. */
export interface Extent {
  readonly bound: number;
  readonly unread: "kept" | "forgotten";
}

/** Beyond this many configurations, or as many looked at again and again, all takes longer than anyone waits. */
const mostConfigurations = 30_000;
const mostVisits = 500_000;

/** Every configuration met so far, each once and by number, so that sets of them are cheap. */
export class ConfigurationSpace {
  readonly #server: ServerSide;
  readonly #extent: Extent;
  readonly #numbers = new Map<string, number>();
  /** Spares writing the same key again, which is most of the work. */
  readonly #met = new WeakMap<Configuration, number>();
  readonly #configurations: Configuration[] = [];
  readonly #successors = new Map<number, readonly number[]>();
  #visits = 0;

  constructor(server: ServerSide, extent: Extent) {
    this.#server = server;
    this.#extent = extent;
  }

  /** Whether there are too many configurations; what `close` gives is then not the whole. */
  get isFull(): boolean {
    return this.#configurations.length > mostConfigurations || this.#visits > mostVisits;
  }

  /** Gives the number of a configuration, which is known from then on. */
  number(met: Configuration): number {
    const known = this.#met.get(met);
    if (known !== undefined) return known;
    const number = this.#find(this.#extent.unread === "forgotten" ? { ...met, toClient: [] } : met);
    this.#met.set(met, number);
    return number;
  }

  /** Gives the numbers of configurations and of all that the server may reach from them unseen. */
  close(configurations: readonly Configuration[]): ReadonlySet<number> {
    const reached = new Set(configurations.map((configuration) => this.number(configuration)));
    for (const next of reached) {
      if (this.isFull) break;
      this.#visits += 1;
      for (const successor of this.#list(next)) reached.add(successor);
    }
    return reached;
  }

  /** Gives the configurations behind numbers that this space has given. */
  look(numbers: Iterable<number>): readonly Configuration[] {
    return [...numbers].map((number) => this.#configurations[number]).filter((found) => found !== undefined);
  }

  #find(configuration: Configuration): number {
    const key = keyOf(configuration);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#configurations.length);
    return this.#configurations.push(configuration) - 1;
  }

  #list(number: number): readonly number[] {
    const known = this.#successors.get(number);
    if (known !== undefined) return known;
    const moves = this.look([number]).flatMap((from) => listMoves(this.#server, from, this.#extent.bound));
    const successors = [...new Set(moves.map(({ next }) => this.number(next)))];
    this.#successors.set(number, successors);
    return successors;
  }
}
