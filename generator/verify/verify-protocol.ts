import type { Protocol } from "../model/protocol.js";
import { JointMachine } from "./explore/joint-machine.js";
import { hurry, takeTurns, type Patient } from "./explore/patience.js";
import { exploreBounds, type Depth } from "./explore-bounds.js";
import { Findings, type Counterexample, type Severities } from "./judge/findings.js";
import type { Verdict } from "./judge/verdict.js";
import type { Explored } from "./judge/verify-rule.js";
import { verifyRules } from "./rules/verify-rules.js";

export type { Counterexample } from "./judge/findings.js";
export type { Verdict } from "./judge/verdict.js";

/** How far to look, and how bad each rule's findings are. */
export interface VerifyOptions extends Depth {
  readonly severities?: Severities;
}

/** What verifying a protocol came to; the findings in order of place. */
export interface Verification {
  readonly verdict: Verdict;
  /** The rules that could not speak: there was an error, or not all was seen. */
  readonly skipped: readonly string[];
  readonly counterexamples: readonly Counterexample[];
}

/**
 * Explores server and client of a protocol together, over channels of at most 1, 2, 3 and so on messages, until more room
 * would show nothing new or the depth is reached. The protocol was analysed without an error.
 */
export function verifyProtocol(protocol: Protocol, options: VerifyOptions): Verification {
  return hurry(verifyInSlices(protocol, options));
}

/** Does the same, and lets everything else have its turn now and then, so that it can be interrupted. */
export async function verifyPatiently(protocol: Protocol, options: VerifyOptions): Promise<Verification> {
  return await takeTurns(verifyInSlices(protocol, options));
}

const ofTheWhole = verifyRules.filter((rule) => rule.isOfTheWhole);
const ofParts = verifyRules.filter((rule) => !rule.isOfTheWhole);

function* verifyInSlices(protocol: Protocol, options: VerifyOptions): Patient<Verification> {
  const findings = new Findings(options.severities);
  const join = (): JointMachine => new JointMachine(protocol);
  const { explored, verdict } = yield* exploreBounds({ protocol, join }, options, function* (found) {
    for (const rule of ofParts) yield* findings.collect(found, rule);
  });
  return yield* conclude(explored, verdict, findings);
}

/** What never happens, or never ends, mostly follows from an error: that one is to be mended first. */
function* conclude(explored: Explored, verdict: Verdict, findings: Findings): Patient<Verification> {
  const isWhole = verdict.kind !== "cut" && !findings.hasError;
  if (isWhole) {
    for (const rule of ofTheWhole) yield* findings.collect(explored, rule);
    findings.addUnusedAccepts(explored.protocol);
  }
  const skipped = isWhole ? [] : ofTheWhole.filter((rule) => findings.isOn(rule)).map(({ name }) => name);
  return { verdict, skipped, counterexamples: findings.list() };
}
