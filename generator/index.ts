import type { DiagramOptions, DrawnDiagram } from "./diagram/draw-diagram.js";
import type { EmitOptions } from "./emit/emit-options.js";
import type { EmitResult } from "./emit/emit.js";
import type { Protocol } from "./model/protocol.js";

// Chartwright loads a YAML spec, models it, analyses it with rules, emits files in memory, writes them.

export { loadSpec } from "./load/load-spec.js";
export { analyze } from "./analyze.js";
export { planWrites } from "./write/plan-writes.js";
export { applyWrites } from "./write/apply-writes.js";
export { replaceFile } from "./write/replace-file.js";
export { readOutputFolder } from "./write/read-output-folder.js";
export { findDrift } from "./write/find-drift.js";
export { listUnlistedFiles } from "./write/list-unlisted-files.js";
export { formatDiff } from "./write/format-diff.js";
export { hostCodecs, hostKinds } from "./emit/host-kind.js";
export { allRules } from "./rules/all-rules.js";
export { diagramFormats } from "./diagram/diagram-format.js";

/**
 * Emits protocols that were loaded and analysed without an error, as files in memory. What emits them is loaded at the
 * first call, since it is large and checking never needs it.
 */
export async function emit(protocols: readonly Protocol[], options: EmitOptions): Promise<EmitResult> {
  const loaded = await import("./emit/emit.js");
  return await loaded.emit(protocols, options);
}

/** Draws the chart of a role of a protocol that was analysed without an error. What draws it is loaded at the first call. */
export async function drawDiagram(protocol: Protocol, options: DiagramOptions): Promise<DrawnDiagram> {
  const loaded = await import("./diagram/draw-diagram.js");
  return loaded.drawDiagram(protocol, options);
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
export type { Manifest, ManifestEntry } from "./write/manifest.js";
export type { DiskFile, OutputFolder } from "./write/output-folder.js";
export type { Change, PlannedFile } from "./write/planned-file.js";
export type { PlanOptions } from "./write/plan-options.js";
export type { WritePlan } from "./write/plan-writes.js";
export type { Drift, DriftedFile } from "./write/find-drift.js";
export type { Standing } from "./write/standing.js";
