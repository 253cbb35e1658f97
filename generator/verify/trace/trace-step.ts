import type { Choice, TurnKind } from "../../facts/session/turn.js";
import type { RoleName } from "../../model/chart.js";
import type { SourceSpan } from "../../diagnostics/source-span.js";

/** What a step of a counterexample answers. `sending` goes on with what a step before it sends. */
export type TraceKind = TurnKind | "sending";

/** One thing that a role does on the way to what a finding is about. */
export interface TraceStep {
  readonly role: RoleName;
  readonly kind: TraceKind;
  /** The event, message or handler; empty where there is none. */
  readonly about: string;
  /** The state before; null where there is no session. */
  readonly from: string | null;
  /** The state afterwards; null where the session has ended. */
  readonly to: string | null;
  /** The message that is read, if any: one that the peer has sent and that was the oldest on its way. */
  readonly reads: string | null;
  readonly sends: string | null;
  /** What the user's code decided. */
  readonly choices: readonly Choice[];
  /** The transition that is taken, in the spec. */
  readonly place: SourceSpan | null;
}
