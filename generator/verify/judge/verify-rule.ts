import type { Finding, Rule } from "../../rules/rule.js";
import type { Protocol } from "../../model/protocol.js";
import type { Exploration } from "../explore/explore.js";
import type { JointMachine } from "../explore/joint-machine.js";
import type { Sighting, Sightings } from "./sightings.js";

/** What an exploration came to, as the rules see it. */
export interface Explored {
  readonly protocol: Protocol;
  readonly joint: JointMachine;
  readonly exploration: Exploration;
  readonly sightings: Sightings;
}

/** A finding, and where the shortest way to it ends; null where it is about something that never happens. */
export interface Judgement extends Omit<Finding, "message"> {
  /** Gives the message: of what `can` happen, or where a guard decides, of what `may`. */
  readonly message: (may: "can" | "may") => string;
  readonly sighting: Sighting | null;
}

/** A rule about both roles together. */
export interface VerifyRule extends Omit<Rule, "checkProtocol" | "checkChart"> {
  /** Whether it speaks of all that can happen, and so only of an exploration that saw it all. */
  readonly isOfTheWhole: boolean;
  /** Gives what it finds; null where it has not found anything yet, and others may have their turn. */
  readonly judge: (explored: Explored) => Iterable<Judgement | null>;
}
