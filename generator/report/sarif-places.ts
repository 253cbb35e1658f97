import type { SourceSpan } from "../diagnostics/source-span.js";
import type { LocatedOptions, Report } from "./report.js";
import { selectFindings } from "./judge-findings.js";

/** The files that a run speaks of, each with its index among SARIF's `artifacts`. */
export class SarifPlaces {
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #options: LocatedOptions;

  constructor(report: Report, options: LocatedOptions) {
    const spans = selectFindings(report, options).flatMap(({ span, related }) => [span, ...related.map(toSpan)]);
    const files = new Set([...report.specs, ...spans.map(({ file }) => file)]);
    this.#indexes = new Map([...files].map((file, index) => [file, index]));
    this.#options = options;
  }

  /** Gives the files as SARIF's `artifacts`. */
  listArtifacts(): readonly object[] {
    return [...this.#indexes.keys()].map((file) => ({ location: this.#describeFile(file) }));
  }

  /** Gives a span as SARIF's `physicalLocation`. Both count lines and columns from 1, in UTF-16 units, the end exclusive. */
  describe({ file, start, end }: SourceSpan): object {
    const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
    return { artifactLocation: this.#describeFile(file), region };
  }

  #describeFile(file: string): object {
    const uri = encodePath(this.#options.locate(file));
    return { uri, uriBaseId: "%SRCROOT%", index: this.#indexes.get(file) };
  }
}

function toSpan({ span }: { readonly span: SourceSpan }): SourceSpan {
  return span;
}

/** Encodes a path as a relative reference of RFC 3986; halves of surrogate pairs have no encoding. */
function encodePath(path: string): string {
  const parts = path.replace(/\p{Cs}/gu, "\uFFFD").split("/");
  return parts.map(encodeURIComponent).join("/");
}
