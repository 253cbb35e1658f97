import type { Explored } from "./verify-rule.js";

/** Why an exact verdict is one, or what cut an exploration off. */
export type VerdictReason = "never blocked" | "half-duplex" | "memory" | "outcomes";

/**
 * What was shown, and no more. `exact`: of channels of any size. `bounded`: of channels up to `bound`. `cut`: there is more
 * at that bound than was seen, since memory ran out, or since outcomes pile up without end in a run of one of the roles.
 */
export interface Verdict {
  readonly kind: "exact" | "bounded" | "cut";
  /** The most messages in a channel. */
  readonly bound: number;
  /** Null where the verdict is bounded. */
  readonly reason: VerdictReason | null;
  readonly configurations: number;
  readonly bytes: number;
}

/** Says what an exploration showed. */
export function giveVerdict({ joint, exploration }: Explored): Verdict {
  const { bound, wasBlocked, isHalfDuplex, isCut, table } = exploration;
  const size = { bound, configurations: table.size, bytes: table.bytes };
  if (isCut) return { kind: "cut", reason: "memory", ...size };
  if (joint.server.isCut || joint.client.isCut) return { kind: "cut", reason: "outcomes", ...size };
  if (!wasBlocked) return { kind: "exact", reason: "never blocked", ...size };
  if (isHalfDuplex) return { kind: "exact", reason: "half-duplex", ...size };
  return { kind: "bounded", reason: null, ...size };
}
