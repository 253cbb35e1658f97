import type { RelatedPlace, Severity } from "../diagnostics/diagnostic.js";
import type { SourceSpan } from "../diagnostics/source-span.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { Chart } from "../model/chart.js";
import type { Acceptable } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";

/** One fault that a rule finds. An `accept` on any of its `subjects`, or on the role it is found in, silences it. */
export interface Finding {
  readonly span: SourceSpan;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly help: string | null;
  /** The messages, events, states and transitions that the finding names. */
  readonly subjects: readonly Acceptable[];
}

/** What a rule looks at to judge the chart of one role. */
export interface ChartContext {
  readonly protocol: Protocol;
  readonly index: ChartIndex;
  readonly chart: Chart;
}

/** What `explain` prints of a rule, in Markdown: what it finds, why that matters, how to mend or accept it. */
export interface RuleDocs {
  readonly finds: string;
  readonly why: string;
  readonly mend: string;
}

/** A rule, which finds one kind of fault. */
export interface Rule {
  /** Its only identity; reads after the word "allow". */
  readonly name: string;
  /** Where no config says otherwise. */
  readonly severity: Severity;
  /** Tells that what it finds makes the model unusable: always an error, and never accepted. */
  readonly structural: boolean;
  /** One sentence. */
  readonly summary: string;
  readonly docs: RuleDocs;
  /** A whole spec in which this rule, and no other, finds something. */
  readonly flagged: string;
  /** The same spec mended: no rule finds anything. */
  readonly clean: string;
  /** Judges what both roles share: types, messages, and how the charts use them. */
  readonly checkProtocol?: (protocol: Protocol) => Iterable<Finding>;
  /** Judges the chart of one role. */
  readonly checkChart?: (context: ChartContext) => Iterable<Finding>;
}
