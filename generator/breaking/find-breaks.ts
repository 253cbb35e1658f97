import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RoleName } from "../model/chart.js";
import type { Protocol } from "../model/protocol.js";
import { hurry, takeTurns, type Patient } from "../verify/explore/patience.js";
import { exploreBounds, type BoundsExplored } from "../verify/explore-bounds.js";
import { Findings } from "../verify/judge/findings.js";
import type { VerifyRule } from "../verify/judge/verify-rule.js";
import type { Verification, VerifyOptions } from "../verify/verify-protocol.js";
import { FaultNames } from "./judge/fault-names.js";
import { KnownFaults } from "./judge/known-faults.js";
import { makeLostReply } from "./judge/make-lost-reply.js";
import { onlyNew } from "./judge/only-new.js";
import { Retelling } from "./judge/retell.js";
import { rulesOfPairs, rulesOfStrangers } from "./rules/breaking-rules.js";
import { findChangedWire } from "./rules/changed-wire.js";
import { joinVersions, type Versions } from "./versions.js";

/** How far to look, how bad each rule's findings are, and which role is played by old peers: each in turn by default. */
export interface BreakOptions extends VerifyOptions {
  readonly oldRoles?: readonly RoleName[];
}

/** What came of a role of the old version and the other one of the new version. */
export interface PairOfVersions {
  readonly oldRole: RoleName;
  readonly verification: Verification;
}

/** What a new version of a protocol breaks. */
export interface Comparison {
  /** Why no pair was looked at; empty where they were. */
  readonly diagnostics: readonly Diagnostic[];
  readonly pairs: readonly PairOfVersions[];
}

/**
 * Finds what a peer that speaks the old version of a protocol notices of the new one: it explores an old client with the
 * new server, and a new client with the old server. Both versions were analysed without a fault of structure, and their
 * clients, if they are derived, can be. A fault that the old version has with itself is no break.
 */
export function findBreaks(old: Protocol, now: Protocol, options: BreakOptions): Comparison {
  return hurry(compareInSlices({ old, now }, options));
}

/** Does the same, and lets everything else have its turn now and then, so that it can be interrupted. */
export async function findBreaksPatiently(old: Protocol, now: Protocol, options: BreakOptions): Promise<Comparison> {
  return await takeTurns(compareInSlices({ old, now }, options));
}

function* compareInSlices(versions: Versions, options: BreakOptions): Patient<Comparison> {
  const diagnostics = findChangedWire(versions.old, versions.now);
  if (diagnostics.length > 0) return { diagnostics, pairs: [] };
  const names = new FaultNames(versions);
  const known = new KnownFaults(versions, names, options);
  const ofPairs = rulesOfPairs.map((rule) => onlyNew(rule, names, known));
  const pairs: PairOfVersions[] = [];
  for (const oldRole of options.oldRoles ?? (["client", "server"] as const)) {
    const retelling = new Retelling(versions, oldRole);
    const rules = [...rulesOfStrangers, ...ofPairs, makeLostReply(oldRole, known)].map((rule) =>
      retelling.retell(rule),
    );
    pairs.push({ oldRole, verification: yield* comparePair({ versions, oldRole, rules }, options) });
  }
  return { diagnostics, pairs };
}

interface Pair {
  readonly versions: Versions;
  readonly oldRole: RoleName;
  readonly rules: readonly VerifyRule[];
}

function* comparePair({ versions, oldRole, rules }: Pair, options: BreakOptions): Patient<Verification> {
  const findings = new Findings(options.severities);
  const ofParts = rules.filter((rule) => !rule.isOfTheWhole);
  const last = yield* exploreBounds(joinVersions(versions, oldRole), options, function* (explored) {
    for (const rule of ofParts) yield* findings.collect(explored, rule);
  });
  const ofTheWhole = rules.filter((rule) => rule.isOfTheWhole);
  return yield* conclude(last, ofTheWhole, findings);
}

/** That nothing ever ends mostly follows from an error: that one is to be mended first. */
function* conclude(
  { explored, verdict }: BoundsExplored,
  rules: readonly VerifyRule[],
  findings: Findings,
): Patient<Verification> {
  const isWhole = verdict.kind !== "cut" && !findings.hasError;
  if (isWhole) for (const rule of rules) yield* findings.collect(explored, rule);
  const skipped = isWhole ? [] : rules.filter((rule) => findings.isOn(rule)).map(({ name }) => name);
  return { verdict, skipped, counterexamples: findings.list() };
}
