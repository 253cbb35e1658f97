import type { Protocol } from "../../model/protocol.js";
import type { Belief, BeliefStep } from "./belief.js";
import { ConfigurationSpace } from "./configuration-space.js";
import type { Configuration } from "./configuration.js";
import { followSight } from "./follow-sight.js";
import { listSights } from "./list-sights.js";
import { listBeginnings } from "./server-moves.js";
import { ServerSide } from "./server-side.js";

/**
 * How many messages the client may leave unread before the server sends more; a heartbeat has no end. Hardly anything
 * is lost by it: a server that has run ahead looks to its client like one that will send the rest later.
 */
const mostToClient = 1;

/** Beyond this many beliefs, no reader could follow the chart they make. */
const mostBeliefs = 2_000;

/**
 * Gives all beliefs that a client of the server may come to, each once, the first one first and breadth first from
 * there (the subset construction). None where the server's chart has no beginning; null where there are too many.
 */
export function exploreBeliefs(protocol: Protocol): readonly Belief[] | null {
  return new BeliefWalk(new ServerSide(protocol)).follow();
}

class BeliefWalk {
  readonly #server: ServerSide;
  readonly #space: ConfigurationSpace;
  readonly #ahead: ConfigurationSpace;
  readonly #places = new Map<string, number>();
  readonly #found: (readonly Configuration[])[] = [];

  constructor(server: ServerSide) {
    this.#server = server;
    this.#space = new ConfigurationSpace(server, { bound: mostToClient, unread: "kept" });
    this.#ahead = new ConfigurationSpace(server, { bound: mostToClient, unread: "forgotten" });
  }

  follow(): readonly Belief[] | null {
    const beginnings = listBeginnings(this.#server);
    if (beginnings.length > 0) this.#place(beginnings);
    const beliefs: Belief[] = [];
    for (const members of this.#found) {
      beliefs.push({ members, steps: this.#listSteps(members) });
      if (this.#found.length > mostBeliefs || this.#space.isFull || this.#ahead.isFull) return null;
    }
    return beliefs;
  }

  #listSteps(members: readonly Configuration[]): readonly BeliefStep[] {
    const certain = members.filter(({ guessed }) => !guessed);
    const surmise = { members, ahead: this.#ahead.look(this.#ahead.close(certain)) };
    return listSights(this.#server, surmise).map((sight) => {
      return { sight, to: this.#place(followSight(this.#server, surmise, sight)) };
    });
  }

  /** What can only be guessed is taken for certain where nothing else is left. */
  #place(seeds: readonly Configuration[]): number {
    const isGuessed = seeds.every(({ guessed }) => guessed);
    const numbers = this.#space.close(isGuessed ? seeds.map((seed) => ({ ...seed, guessed: false })) : seeds);
    const key = numbers.join();
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.#found.length);
    return this.#found.push(this.#space.look(numbers)) - 1;
  }
}
