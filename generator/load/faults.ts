import { sortDiagnostics, type Diagnostic, type RelatedPlace } from "../diagnostics/diagnostic.js";
import type { SourceSpan } from "../diagnostics/source-span.js";

/** The names of what can be wrong with a file before anything can be judged. */
export type FaultName =
  "yaml-syntax" | "input-limit" | "duplicate-key" | "unknown-key" | "missing-key" | "wrong-value" | "not-yet";

/** What a fault can say besides its one sentence. */
export interface FaultDetail {
  readonly help?: string | null;
  readonly related?: readonly RelatedPlace[];
}

/** Where a fault is, and the rest that can be said of it. */
export type FaultPlace = readonly [span: SourceSpan, detail?: FaultDetail];

/** Collects the faults of a file, so that the user hears of all of them at once. */
export class Faults {
  readonly #found: Diagnostic[] = [];

  report(rule: FaultName, message: string, ...place: FaultPlace): void {
    this.#found.push(describeFault(rule, message, ...place));
  }

  /** What was found so far, by place. */
  list(): readonly Diagnostic[] {
    return sortDiagnostics(this.#found);
  }
}

/** Gives a fault as a finding at error level. */
export function describeFault(rule: FaultName, message: string, ...[span, detail = {}]: FaultPlace): Diagnostic {
  return { rule, severity: "error", message, span, related: detail.related ?? [], help: detail.help ?? null };
}
