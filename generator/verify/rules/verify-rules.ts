import type { VerifyRule } from "../judge/verify-rule.js";
import { deadlock } from "./deadlock.js";
import { honestPeerRejected } from "./honest-peer-rejected.js";
import { neverExecuted } from "./never-executed.js";
import { noJointEnd } from "./no-joint-end.js";
import { orphanMessage } from "./orphan-message.js";
import { unboundedChannel } from "./unbounded-channel.js";
import { unspecifiedReception } from "./unspecified-reception.js";

/** Every rule about both roles together; one that is not listed here is not applied. */
export const verifyRules: readonly VerifyRule[] = [
  deadlock,
  unspecifiedReception,
  honestPeerRejected,
  orphanMessage,
  unboundedChannel,
  noJointEnd,
  neverExecuted,
];
