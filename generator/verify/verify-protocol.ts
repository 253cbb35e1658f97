import { isError, sortDiagnostics, type Diagnostic, type Severity } from "../diagnostics/diagnostic.js";
import { hasAccepted } from "../facts/acceptables.js";
import type { Protocol } from "../model/protocol.js";
import { explore } from "./explore/explore.js";
import { JointMachine } from "./explore/joint-machine.js";
import { Sightings } from "./judge/sightings.js";
import type { Explored, Judgement, VerifyRule } from "./judge/verify-rule.js";
import { verifyRules } from "./rules/verify-rules.js";
import { findTrace } from "./trace/find-trace.js";
import type { TraceStep } from "./trace/trace-step.js";

/** How far to look, and how bad each rule's findings are. `report` is told of progress: the bound, and how many there are. */
export interface VerifyOptions {
  /** The most messages in a channel; explored are 1, 2, 3 and so on up to it. */
  readonly depth: number;
  readonly maxBytes: number;
  readonly severities?: Readonly<Record<string, Severity | "off">>;
  readonly report?: (bound: number, configurations: number) => void;
}

/**
 * What was shown, and no more. `exact`: of channels of any size. `bounded`: of channels up to `bound`. `cut`: memory ran
 * out at that bound, and there is more than was seen.
 */
export interface Verdict {
  readonly kind: "exact" | "bounded" | "cut";
  readonly bound: number;
  /** Why an exact verdict is one. */
  readonly reason: "never blocked" | "half-duplex" | null;
  readonly configurations: number;
  readonly bytes: number;
}

/** A finding, and the shortest way to it; empty where it is about something that never happens. */
export interface Counterexample {
  readonly diagnostic: Diagnostic;
  readonly steps: readonly TraceStep[];
}

/** What verifying a protocol came to; the findings in order of place. */
export interface Verification {
  readonly verdict: Verdict;
  /** The rules that could not speak: there was an error, or memory ran out. */
  readonly skipped: readonly string[];
  readonly counterexamples: readonly Counterexample[];
}

/**
 * Explores server and client of a protocol together, over channels of at most 1, 2, 3 and so on messages, until more room
 * would show nothing new or the depth is reached. The protocol was analysed without an error.
 */
export function verifyProtocol(protocol: Protocol, options: VerifyOptions): Verification {
  const found = new Map<string, Counterexample>();
  for (let bound = 1; ; bound += 1) {
    const explored = exploreTo(protocol, bound, options);
    const verdict = judge(explored);
    const isLast = verdict.kind !== "bounded" || bound >= options.depth;
    const collection = { found, options };
    for (const rule of ofParts) collect(explored, rule, collection);
    if (!isLast) continue;
    // What never happens, or never ends, mostly follows from an error: that one is to be mended first.
    const isSound = [...found.values()].every(({ diagnostic }) => !isError(diagnostic));
    const isWhole = isSound && verdict.kind !== "cut";
    for (const rule of isWhole ? ofTheWhole : []) collect(explored, rule, collection);
    const skipped = isWhole ? [] : ofTheWhole.map(({ name }) => name);
    return { verdict, skipped, counterexamples: sort([...found.values()]) };
  }
}

const ofTheWhole = verifyRules.filter((rule) => rule.isOfTheWhole);
const ofParts = verifyRules.filter((rule) => !rule.isOfTheWhole);

function exploreTo(protocol: Protocol, bound: number, { maxBytes, report }: VerifyOptions): Explored {
  const joint = new JointMachine(protocol);
  const sightings = new Sightings();
  const progress = report === undefined ? null : (configurations: number) => report(bound, configurations);
  const exploration = explore(joint, { bound, maxBytes, report: progress }, sightings);
  return { protocol, joint, exploration, sightings };
}

function judge({ joint, exploration }: Explored): Verdict {
  const { bound, wasBlocked, isHalfDuplex, isCut, table } = exploration;
  const size = { bound, configurations: table.size, bytes: table.bytes };
  if (isCut) return { kind: "cut", reason: null, ...size };
  const isWhole = !joint.server.isCut && !joint.client.isCut;
  if (isWhole && !wasBlocked) return { kind: "exact", reason: "never blocked", ...size };
  if (isWhole && isHalfDuplex) return { kind: "exact", reason: "half-duplex", ...size };
  return { kind: "bounded", reason: null, ...size };
}

interface Collection {
  readonly found: Map<string, Counterexample>;
  readonly options: VerifyOptions;
}

function collect(explored: Explored, rule: VerifyRule, { found, options }: Collection): void {
  const severity = options.severities?.[rule.name] ?? rule.severity;
  if (severity === "off") return;
  for (const judgement of rule.judge(explored)) {
    const key = JSON.stringify([rule.name, judgement.span, judgement.message("can")]);
    if (found.has(key) || judgement.subjects.some((subject) => hasAccepted(subject, rule.name))) continue;
    const steps = trace(explored, judgement);
    found.set(key, { diagnostic: describe(judgement, { rule: rule.name, severity, steps }), steps });
  }
}

function trace({ joint, exploration }: Explored, { sighting }: Judgement): readonly TraceStep[] {
  return sighting === null ? [] : findTrace(joint, exploration, sighting);
}

interface Described {
  readonly rule: string;
  readonly severity: Severity;
  readonly steps: readonly TraceStep[];
}

function describe({ span, message, related, help }: Judgement, { rule, severity, steps }: Described): Diagnostic {
  const isGuarded = steps.some(({ choices }) => choices.some(({ kind }) => kind === "guard"));
  return { rule, severity, message: message(isGuarded ? "may" : "can"), span, related, help };
}

function sort(counterexamples: readonly Counterexample[]): readonly Counterexample[] {
  const sorted = sortDiagnostics(counterexamples.map(({ diagnostic }) => diagnostic));
  const byDiagnostic = new Map(counterexamples.map((counterexample) => [counterexample.diagnostic, counterexample]));
  return sorted.map((diagnostic) => byDiagnostic.get(diagnostic)).filter((found) => found !== undefined);
}
