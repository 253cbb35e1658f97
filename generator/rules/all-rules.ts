import { abstractTarget } from "./abstract-target.js";
import { afterTerminate } from "./after-terminate.js";
import { ambiguousTransition } from "./ambiguous-transition.js";
import { duplicateName } from "./duplicate-name.js";
import { finalWithTransitions } from "./final-with-transitions.js";
import { inheritanceCycle } from "./inheritance-cycle.js";
import { missingEvent } from "./missing-event.js";
import { missingInitial } from "./missing-initial.js";
import { nameCollision } from "./name-collision.js";
import { neverReceived } from "./never-received.js";
import { neverSent } from "./never-sent.js";
import { noPathToFinal } from "./no-path-to-final.js";
import { noTimeout } from "./no-timeout.js";
import { outcomeCycle } from "./outcome-cycle.js";
import { partialGuards } from "./partial-guards.js";
import { redundantOverride } from "./redundant-override.js";
import type { Rule } from "./rule.js";
import { shadowedTransition } from "./shadowed-transition.js";
import { similarNames } from "./similar-names.js";
import { stallingState } from "./stalling-state.js";
import { trapState } from "./trap-state.js";
import { unevenCoverage } from "./uneven-coverage.js";
import { unhandledAnywhere } from "./unhandled-anywhere.js";
import { unhandledOutcome } from "./unhandled-outcome.js";
import { unknownName } from "./unknown-name.js";
import { unraisedOutcome } from "./unraised-outcome.js";
import { unusedAccept } from "./unused-accept.js";
import { unusedDeclaration } from "./unused-declaration.js";
import { unusedSuperstate } from "./unused-superstate.js";
import { wrongDirection } from "./wrong-direction.js";
import { unreachableState } from "./unreachable-state.js";

/** Every rule, the structural ones first; a rule that is not listed here does not run. */
export const allRules: readonly Rule[] = [
  unknownName,
  duplicateName,
  missingInitial,
  abstractTarget,
  inheritanceCycle,
  nameCollision,
  wrongDirection,
  unreachableState,
  trapState,
  noPathToFinal,
  missingEvent,
  unhandledOutcome,
  stallingState,
  outcomeCycle,
  ambiguousTransition,
  finalWithTransitions,
  shadowedTransition,
  partialGuards,
  unusedSuperstate,
  unusedDeclaration,
  neverSent,
  neverReceived,
  similarNames,
  afterTerminate,
  redundantOverride,
  unraisedOutcome,
  unhandledAnywhere,
  noTimeout,
  unevenCoverage,
  unusedAccept,
];
