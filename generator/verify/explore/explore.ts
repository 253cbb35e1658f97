import { isSession, standing } from "../machine/standing.js";
import { ConfigurationTable, type Configuration } from "./configuration-table.js";
import type { JointMachine, Step, StepVisitor } from "./joint-machine.js";
import { isPauseDue, type Patient } from "./patience.js";

/** Is told of each configuration that was expanded, and of each step as it is found. */
export interface Witness {
  /** A step from a configuration, given by its number. */
  see(step: Step, from: Configuration, number: number): void;
  /** A message that is sent to a session that has ended, from a configuration given by its number. */
  seeDropped(step: Step, from: Configuration, number: number): void;
  /** A configuration out of which no step leads, though no channel is full. */
  seeDeadEnd(at: Configuration, number: number): void;
}

/** How far an exploration may go. */
export interface Extent {
  readonly bound: number;
  readonly maxBytes: number;
}

/** What exploring came to. */
export interface Exploration {
  readonly table: ConfigurationTable;
  readonly bound: number;
  /** Whether a full channel ever held back what a role would send. */
  readonly wasBlocked: boolean;
  /** Whether there was never something in both channels at once. */
  readonly isHalfDuplex: boolean;
  /** Whether memory ran out: there is more than was seen. */
  readonly isCut: boolean;
}

/**
 * Explores all that both roles can come to, breadth first, so that each configuration is found by a shortest way. At each
 * pause it tells how many it has found.
 */
export function* explore(
  joint: JointMachine,
  { bound, maxBytes }: Extent,
  witness: Witness,
): Patient<Exploration, number> {
  const table = new ConfigurationTable(maxBytes);
  const walk = new Walk(joint, table, witness);
  for (const { at: beginning } of joint.listBeginnings()) table.add(beginning, -1);
  for (let at = 0; at < table.size && !table.isFull; at += 1) {
    walk.advance(at, bound);
    if (isPauseDue(at)) yield table.size;
  }
  const { wasBlocked, isHalfDuplex } = walk;
  return { table, bound, wasBlocked, isHalfDuplex, isCut: table.isFull };
}

class Walk implements StepVisitor {
  wasBlocked = false;
  isHalfDuplex = true;
  readonly #joint: JointMachine;
  readonly #table: ConfigurationTable;
  readonly #witness: Witness;
  #number = 0;
  #from: Configuration = { server: 0, client: 0, toServer: 0, toClient: 0 };
  #ways = 0;

  constructor(joint: JointMachine, table: ConfigurationTable, witness: Witness) {
    this.#joint = joint;
    this.#table = table;
    this.#witness = witness;
  }

  advance(number: number, bound: number): void {
    const from = this.#table.get(number);
    if (from.toServer !== 0 && from.toClient !== 0) this.isHalfDuplex = false;
    this.#number = number;
    this.#from = from;
    this.#ways = 0;
    this.#joint.visitSteps(from, bound, this);
    if (this.#ways === 0 && (isSession(from.server) || isSession(from.client))) {
      this.#witness.seeDeadEnd(from, number);
    }
  }

  reach(step: Step, next: Configuration): void {
    this.#ways += 1;
    this.#table.add(next, this.#number);
    this.#witness.see(step, this.#from, this.#number);
  }

  block(): void {
    this.#ways += 1;
    this.wasBlocked = true;
  }

  /** The end of a session is under way like a message: what meets it is in the other channel. */
  drop(step: Step): void {
    const receiver = step.role === "server" ? this.#from.client : this.#from.server;
    if (receiver === standing.closed) this.isHalfDuplex = false;
    this.#witness.seeDropped(step, this.#from, this.#number);
  }
}
