import type { SourceSpan } from "../diagnostics/source-span.js";

/** A name as the spec writes it, declared or referred to, and where it stands. */
export interface Name {
  readonly text: string;
  readonly span: SourceSpan;
}

/** A rule that the author silences at one place, and why. */
export interface Acceptance {
  readonly rule: string;
  readonly reason: string;
  /** The place of the rule's name. */
  readonly span: SourceSpan;
}

/** What can carry `accept`, and so what a finding can name. */
export interface Acceptable {
  readonly accept: readonly Acceptance[];
}

/** What every declaration has. `as` is the identifier that the author chose; `span` is the whole of it. */
export interface Declaration extends Acceptable {
  readonly name: Name;
  readonly as: Name | null;
  readonly description: string | null;
  readonly span: SourceSpan;
}
