import type { RoleName } from "../../model/chart.js";
import type { Configuration } from "../explore/configuration-table.js";
import type { Witness } from "../explore/explore.js";
import type { Step } from "../explore/joint-machine.js";
import { isSession } from "../machine/standing.js";

/** Something that was seen for the first time: a step out of a configuration, or the configuration itself. */
export interface Sighting {
  readonly number: number;
  readonly from: Configuration;
  readonly step: Step | null;
}

/** Keeps, of all that an exploration sees, the first of each kind: what findings are made of. */
export class Sightings implements Witness {
  /** The first time that each move of a role was taken, by the move's number. */
  readonly moves: Readonly<Record<RoleName, Sighting[]>> = { server: [], client: [] };
  /** The first time that each sending move of the server met a client that had ended, all that it had said being read. */
  readonly drops: Sighting[] = [];
  /** The first time that each pair of places was a dead end. */
  readonly deadEnds = new Map<string, Sighting>();
  /** The first time that each message started a session where one had ended before, and its sender was still there. */
  readonly restarts = new Map<string, Sighting>();

  see(step: Step, from: Configuration, number: number): void {
    const seen = this.moves[step.role];
    seen[step.move.number] ??= { number, from, step };
    if (step.kind === "start" && isSession(from.client))
      this.#keep(this.restarts, `${String(from.server)} ${String(step.message)}`, { number, from, step });
  }

  seeDropped(step: Step, from: Configuration, number: number): void {
    if (step.role === "server" && from.toServer === 0) this.drops[step.move.number] ??= { number, from, step };
  }

  seeDeadEnd(at: Configuration, number: number): void {
    this.#keep(this.deadEnds, `${String(at.server)} ${String(at.client)}`, { number, from: at, step: null });
  }

  #keep(kept: Map<string, Sighting>, key: string, sighting: Sighting): void {
    if (!kept.has(key)) kept.set(key, sighting);
  }
}
