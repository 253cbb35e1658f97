import { analyze } from "../../generator/analyze.js";
import { isError, type Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import type { SourceSpan } from "../../generator/diagnostics/source-span.js";
import { emit } from "../../generator/emit/emit.js";
import { hostCodecs, hostKinds } from "../../generator/emit/host-kind.js";
import { decodeUtf8 } from "../../generator/load/decode-utf8.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { Protocol } from "../../generator/model/protocol.js";

/** Which specs without an error are emitted, which takes much longer than all the rest: the first, then one of so many. */
export class Thrift {
  readonly #every: number;
  #seen = 0;

  constructor(every: number) {
    this.#every = every;
  }

  /** Tells whether a spec is to be emitted. */
  affords(): boolean {
    this.#seen += 1;
    return this.#seen % this.#every === 1;
  }
}

// Of this process, not of a busy machine; many times what the slowest takes.
const mostMilliseconds = 10_000;

/** Puts bytes through all there is, and gives what is wrong with what came of it. Throws what the program throws. */
export async function examine(input: Uint8Array, thrift: Thrift): Promise<readonly string[]> {
  const start = process.cpuUsage();
  const decoded = decodeUtf8(input, "a.chart.yaml");
  const complaints =
    "diagnostic" in decoded ? judgeFindings([decoded.diagnostic], null) : await examineText(decoded.text, thrift);
  const taken = process.cpuUsage(start).user / 1000;
  return taken > mostMilliseconds ? [...complaints, `it took ${Math.round(taken)} ms of computing`] : complaints;
}

async function examineText(text: string, thrift: Thrift): Promise<readonly string[]> {
  const { protocol, diagnostics } = loadSpec(text, "a.chart.yaml");
  if (protocol === null) return diagnostics.length === 0 ? ["nothing came of it"] : judgeFindings(diagnostics, text);
  const found = [...diagnostics, ...analyze(protocol)];
  const isEmitted = !found.some(isError) && thrift.affords();
  return [...judgeFindings(found, text), ...(isEmitted ? await examineEmitted(protocol, text) : [])];
}

async function examineEmitted(protocol: Protocol, text: string): Promise<readonly string[]> {
  const { files, diagnostics } = await emit([protocol], {
    roles: ["server", "client"],
    hosts: hostKinds.filter((host) => hostCodecs[host] === protocol.codec),
    tests: "emitted",
    docs: "emitted",
    importExtension: "js",
    header: { suppress: [], license: null },
    headerPath: (file) => file,
  });
  const complaints = judgeFindings(diagnostics, text);
  return files.length > 0 === diagnostics.length > 0 ? [...complaints, "neither files nor findings"] : complaints;
}

function judgeFindings(findings: readonly Diagnostic[], text: string | null): readonly string[] {
  const lines = text?.split("\n") ?? null;
  return findings.flatMap(({ rule, message, span, related }) => {
    const spans = [span, ...related.map((place) => place.span)];
    const where = `${rule}: ${message}`;
    return [
      ...(/^[a-z]+(?:-[a-z]+)*$/u.test(rule) ? [] : [`no name of a rule: ${where}`]),
      ...(/[.?!]$/u.test(message) ? [] : [`no sentence: ${where}`]),
      ...spans.flatMap((place) => judgeSpan(place, lines).map((fault) => `${fault}: ${where}`)),
    ];
  });
}

function judgeSpan({ start, end }: SourceSpan, lines: readonly string[] | null): readonly string[] {
  const isOrdered = end.line > start.line || (end.line === start.line && end.column >= start.column);
  const isInside = [start, end].every(({ line, column }) => {
    return line >= 1 && column >= 1 && (lines === null || column <= (lines[line - 1]?.length ?? -1) + 1);
  });
  return [
    ...(isOrdered ? [] : ["a place that ends before it starts"]),
    ...(isInside ? [] : ["a place outside the text"]),
  ];
}
