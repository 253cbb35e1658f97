import type { BreakOptions, Comparison } from "./breaking/find-breaks.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { findUnderivable } from "./facts/derive-client.js";
import type { DiagramOptions, DrawnDiagram } from "./diagram/draw-diagram.js";
import type { EmitOptions } from "./emit/emit-options.js";
import type { EmitResult } from "./emit/emit.js";
import type { Protocol } from "./model/protocol.js";
import type { Rule } from "./rules/rule.js";
import type { Scaffolded, ScaffoldSource } from "./scaffold/scaffold-handlers.js";
import type { Headings } from "./verify/sequence/format-sequence.js";
import type { Counterexample, Verification, VerifyOptions } from "./verify/verify-protocol.js";

// Chartwright loads a YAML spec, models it, analyses it with rules, emits files in memory, writes them.

export { loadSpec } from "./load/load-spec.js";
export { analyze } from "./analyze.js";
export { planWrites } from "./write/plan-writes.js";
export { applyWrites, hasWork } from "./write/apply-writes.js";
export { holdLocks } from "./write/hold-locks.js";
export { lockName } from "./write/folder-lock.js";
export { manifestName } from "./write/manifest.js";
export { nameTemporary, replaceFile } from "./write/replace-file.js";
export { hashContent } from "./write/content-hash.js";
export { readOutputFolder } from "./write/read-output-folder.js";
export { findDrift } from "./write/find-drift.js";
export { findManifestDrift } from "./write/find-manifest-drift.js";
export { listUnlistedFiles } from "./write/list-unlisted-files.js";
export { formatDiff } from "./write/format-diff.js";
export { hostCodecs, hostKinds } from "./emit/host-kind.js";
export { allRules } from "./rules/all-rules.js";
export { verifyRuleNames } from "./rules/verify-rule-names.js";
export { diagramFormats } from "./diagram/diagram-format.js";

/**
 * Emits protocols that were loaded and analysed without an error, as files in memory. What emits them is loaded at the
 * first call, since it is large and checking never needs it.
 */
export async function emit(protocols: readonly Protocol[], options: EmitOptions): Promise<EmitResult> {
  const loaded = await import("./emit/emit.js");
  return await loaded.emit(protocols, options);
}

/** Writes a file of handlers in memory, or adds what the user's own lacks. What does it is loaded at the first call. */
export async function scaffoldHandlers(request: ScaffoldSource): Promise<Scaffolded> {
  const loaded = await import("./scaffold/scaffold-handlers.js");
  return await loaded.scaffoldHandlers(request);
}

/** Draws the chart of a role of a protocol that was analysed without an error. What draws it is loaded at the first call. */
export async function drawDiagram(protocol: Protocol, options: DiagramOptions): Promise<DrawnDiagram> {
  const loaded = await import("./diagram/draw-diagram.js");
  return await loaded.drawDiagram(protocol, options);
}

/**
 * Explores both roles of a protocol together, which was analysed without an error and whose client, if it is derived, can
 * be. What explores them is loaded at the first call. It may take long, and lets everything else have its turn meanwhile.
 */
export async function verify(protocol: Protocol, options: VerifyOptions): Promise<Verification> {
  const { verifyPatiently } = await import("./verify/verify-protocol.js");
  return await verifyPatiently(protocol, options);
}

/**
 * Gives the way to a finding of `verify` or `breaking` as a message sequence: lines for people, where `headings` may stand
 * for the names of the roles, or a Mermaid sequence diagram.
 */
export async function drawSequence(
  { diagnostic, steps }: Counterexample,
  format: "text" | "mermaid",
  headings?: Headings,
): Promise<readonly string[]> {
  const [{ formatSequence }, { drawMermaidSequence }] = await Promise.all([
    import("./verify/sequence/format-sequence.js"),
    import("./verify/sequence/draw-mermaid.js"),
  ]);
  return format === "text" ? formatSequence(steps, headings) : drawMermaidSequence(diagnostic.message, steps);
}

/**
 * Finds what a peer that speaks the old version of a protocol notices of the new one. Both were analysed without a fault
 * of structure, and their clients, if they are derived, can be. What compares them is loaded at the first call. It may take
 * long, and lets everything else have its turn meanwhile.
 */
export async function findBreaks(old: Protocol, now: Protocol, options: BreakOptions): Promise<Comparison> {
  const { findBreaksPatiently } = await import("./breaking/find-breaks.js");
  return await findBreaksPatiently(old, now, options);
}

/** Finds the old protocols whose names no new one has. */
export async function findRemovedProtocols(
  old: readonly Protocol[],
  now: readonly Protocol[],
): Promise<readonly Diagnostic[]> {
  const loaded = await import("./breaking/rules/removed-protocol.js");
  return loaded.findRemovedProtocols(old, now);
}

/** Tells, as an error at its place, where a client cannot be derived, so that there are not two roles to explore. */
export function findUnderivableClient(protocol: Protocol): readonly Diagnostic[] {
  const reason = protocol.client.kind === "derived" ? findUnderivable(protocol) : null;
  if (reason === null) return [];
  const help = "write the client's chart";
  return [
    { rule: "underivable-client", severity: "error", message: reason, span: protocol.client.span, related: [], help },
  ];
}

/** Gives the same model that `verify` explores in Promela, for Spin, with channels of so many messages. */
export async function writePromela(protocol: Protocol, bound: number): Promise<string> {
  const loaded = await import("./verify/promela/write-promela.js");
  return loaded.writePromela(protocol, bound);
}

/** Gives the rules of `verify`, as `allRules` are those of `analyze`. */
export async function loadVerifyRules(): Promise<readonly Rule[]> {
  const { verifyRules } = await import("./verify/rules/verify-rules.js");
  return verifyRules;
}

/** Gives the rules that only `breaking` has; it judges by some of `verify` as well. */
export async function loadBreakingRules(): Promise<readonly Rule[]> {
  const { breakingRules } = await import("./breaking/rules/breaking-rules.js");
  return breakingRules;
}

export type { Diagnostic, RelatedPlace, Severity } from "./diagnostics/diagnostic.js";
export type { Position, SourceSpan } from "./diagnostics/source-span.js";
export type { DiagramFormat } from "./diagram/diagram-format.js";
export type { DiagramOptions, DrawnDiagram } from "./diagram/draw-diagram.js";
export type { EmittedFile } from "./emit/emitted-file.js";
export type { EmitOptions } from "./emit/emit-options.js";
export type { HostKind } from "./emit/host-kind.js";
export type { EmitResult } from "./emit/emit.js";
export type { RoleName } from "./model/chart.js";
export type { Protocol } from "./model/protocol.js";
export type { Rule, RuleDocs } from "./rules/rule.js";
export type { HandlersFile } from "./scaffold/extend-handlers.js";
export type { Scaffolded, ScaffoldSource } from "./scaffold/scaffold-handlers.js";
export type { Manifest, ManifestEntry } from "./write/manifest.js";
export type { DiskFile, OutputFolder } from "./write/output-folder.js";
export type { Change, PlannedFile } from "./write/planned-file.js";
export type { PlanOptions } from "./write/plan-options.js";
export type { WritePlan } from "./write/plan-writes.js";
export type { Drift, DriftOptions, DriftedFile } from "./write/find-drift.js";
export type { HeldLock, LockedWork } from "./write/hold-locks.js";
export type { Standing } from "./write/standing.js";
export type { BreakOptions, Comparison, PairOfVersions } from "./breaking/find-breaks.js";
export type { Headings } from "./verify/sequence/format-sequence.js";
export type { TraceStep } from "./verify/trace/trace-step.js";
export type { Counterexample, Verdict, Verification, VerifyOptions } from "./verify/verify-protocol.js";
