import type { Rounds } from "../measure/interleave.js";
import type { Pace } from "../measure/task.js";
import type { SubjectName } from "../subjects/subject.js";

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly cells: Readonly<Partial<Record<SubjectName, string>>>;
  /** What the emitted code is to reach; empty where there is no target. */
  readonly target: string;
  /** Whether it does; null where there is no target. */
  readonly isMet: boolean | null;
}

/** How thoroughly is measured. */
export interface Effort extends Pace, Rounds {
  /** Numbers of sessions beyond it are left out. */
  readonly maxSessions: number;
  /** How many sessions are weighed. */
  readonly weighed: number;
  /** Longer transfers are left out; in millions of bytes. */
  readonly maxTransfer: number;
  /** Larger charts are left out; in states. */
  readonly maxStates: number;
}

/** Something that is measured. */
export interface Row {
  /** What `--only` knows it by. */
  readonly name: string;
  run(effort: Effort): Promise<readonly Line[]>;
}
