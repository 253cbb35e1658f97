import { ConfigurationSpace } from "./configuration-space.js";
import { isListening } from "./configuration.js";
import type { Surmise } from "./list-sights.js";
import type { ServerSide } from "./server-side.js";

/**
 * How many messages the client may leave unread before the server sends more; a heartbeat has no end. Nothing is lost
 * by it: a server that has run ahead looks to its client like one that will send the rest later.
 */
const mostToClient = 1;

/** A surmise closed under all that the server may do unseen, and a text that only equal ones share. */
export interface ClosedSurmise {
  readonly surmise: Surmise;
  readonly key: string;
}

/** Closes what a client believes under what it does not see. */
export class SurmiseSpace {
  readonly #members: ConfigurationSpace;
  readonly #frontiers: ConfigurationSpace;

  constructor(server: ServerSide) {
    this.#members = new ConfigurationSpace(server, { bound: mostToClient, unread: "kept" });
    this.#frontiers = new ConfigurationSpace(server, { bound: mostToClient, unread: "forgotten" });
  }

  /** Whether there was too much to close. */
  get isFull(): boolean {
    return this.#members.isFull || this.#frontiers.isFull;
  }

  /** Members and frontier are found apart, and each rules out what the other has too much. */
  close(seed: Surmise): ClosedSurmise {
    const reached = this.#members.close(seed.members);
    const ahead = this.#frontiers.close(this.#members.look(reached));
    const frontier = this.#narrow(ahead, this.#frontiers.close(seed.frontier));
    const places = new Set(frontier);
    const members = [...reached].filter((number) => this.#isWithin(number, places)).toSorted(ascending);
    return {
      surmise: { members: this.#members.look(members), frontier: this.#frontiers.look(frontier) },
      key: `${members.join()} ${frontier.join()}`,
    };
  }

  #narrow(ahead: ReadonlySet<number>, followed: ReadonlySet<number>): readonly number[] {
    const isNarrower = [...ahead].every(
      (number) => followed.has(number) || !this.#frontiers.look([number]).some(isListening),
    );
    if (isNarrower) return [...ahead].toSorted(ascending);
    const hasUnread = (number: number): boolean =>
      this.#frontiers.look([number]).some(({ toServer }) => toServer.length > 0);
    return [...followed].filter((number) => ahead.has(number) || hasUnread(number)).toSorted(ascending);
  }

  #isWithin(number: number, places: ReadonlySet<number>): boolean {
    return this.#members.look([number]).every((member) => {
      return member.toServer.length > 0 || places.has(this.#frontiers.number(member));
    });
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}
