import { analyze, type AnalyzeOptions } from "../../generator/analyze.js";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { Protocol } from "../../generator/model/protocol.js";

/** The parts of a small spec, each in YAML; `server` is the role's whole value, indented by four blanks or more. */
export interface SpecParts {
  readonly messages?: string;
  readonly types?: string;
  readonly server: string;
  readonly client?: string;
}

/** Writes a whole spec around the parts that a test is about. */
export function writeSpec({
  messages = "{ HELLO: { from: client } }",
  types = "{}",
  server,
  client,
}: SpecParts): string {
  return `chartwright: 1
protocol: greeting
codec: json
channel: stream
types: ${types}
messages: ${messages}
roles:
  server:
${server}
  client: ${client ?? "derived"}
`;
}

/** Loads a spec that is expected to load without findings. */
export function loadText(text: string): Protocol {
  const { protocol, diagnostics } = loadSpec(text, "greeting.chart.yaml");
  if (protocol === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, null, 2));
  return protocol;
}

/** Gives the findings of a spec. */
export function analyzeText(text: string, options?: AnalyzeOptions): readonly Diagnostic[] {
  return analyze(loadText(text), options);
}

/** Gives what a spec of these parts is told, as `rule: message`. */
export function tell(parts: SpecParts): readonly string[] {
  return analyzeText(writeSpec(parts)).map(({ rule, message }) => `${rule}: ${message}`);
}
