import type { Belief, BeliefStep } from "./belief.js";
import { followSight } from "./follow-sight.js";
import { listSights, type Surmise } from "./list-sights.js";
import { listBeginnings } from "./server-moves.js";
import type { ServerSide } from "./server-side.js";
import { SurmiseSpace } from "./surmise-space.js";

/**
 * Gives all beliefs that a client of the server may come to, each once, the first one first and breadth first from
 * there (the subset construction). None where the server's chart has no beginning; null where there are too many.
 */
export function exploreBeliefs(server: ServerSide): readonly Belief[] | null {
  return new BeliefWalk(server).follow();
}

class BeliefWalk {
  readonly #server: ServerSide;
  readonly #space: SurmiseSpace;
  readonly #places = new Map<string, number>();
  readonly #found: Surmise[] = [];

  constructor(server: ServerSide) {
    this.#server = server;
    this.#space = new SurmiseSpace(server);
  }

  follow(): readonly Belief[] | null {
    const beginnings = listBeginnings(this.#server);
    if (beginnings.length > 0) this.#place({ members: beginnings, frontier: beginnings });
    const beliefs: Belief[] = [];
    for (const surmise of this.#found) {
      beliefs.push({ members: surmise.members, steps: this.#listSteps(surmise) });
      if (this.#space.isFull) return null;
    }
    return beliefs;
  }

  #listSteps(surmise: Surmise): readonly BeliefStep[] {
    return listSights(this.#server, surmise).map((sight) => {
      return { sight, to: this.#place(followSight(this.#server, surmise, sight)) };
    });
  }

  #place(seed: Surmise): number {
    const { surmise, key } = this.#space.close(seed);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.#found.length);
    return this.#found.push(surmise) - 1;
  }
}
