import type { Rule } from "../../rules/rule.js";
import type { VerifyRule } from "../../verify/judge/verify-rule.js";
import { deadlock } from "../../verify/rules/deadlock.js";
import { honestPeerRejected } from "../../verify/rules/honest-peer-rejected.js";
import { noJointEnd } from "../../verify/rules/no-joint-end.js";
import { orphanMessage } from "../../verify/rules/orphan-message.js";
import { unspecifiedReception } from "../../verify/rules/unspecified-reception.js";
import { changedWire } from "./changed-wire.js";
import { lostReply } from "./lost-reply.js";
import { misreadMessage } from "./misread-message.js";
import { removedProtocol } from "./removed-protocol.js";
import { unknownMessage } from "./unknown-message.js";

/** The rules that only `breaking` knows. */
export const breakingRules: readonly Rule[] = [removedProtocol, changedWire, unknownMessage, misreadMessage, lostReply];

/** The rules about messages that the two versions know differently; one version has no such faults with itself. */
export const rulesOfStrangers: readonly VerifyRule[] = [unknownMessage, misreadMessage];

/**
 * The rules of `verify` that tell of two versions together what one version alone may have as well. Not among them are
 * those of one role alone, and of what never happens.
 */
export const rulesOfPairs: readonly VerifyRule[] = [
  deadlock,
  unspecifiedReception,
  honestPeerRejected,
  orphanMessage,
  noJointEnd,
];
