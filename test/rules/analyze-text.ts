import { analyze, type AnalyzeOptions } from "../../generator/analyze.js";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { allRules } from "../../generator/rules/all-rules.js";

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

/** Rules that do not find errors. They have something to say of many a small spec that is not about them. */
const advisory = Object.fromEntries(
  allRules.filter(({ severity }) => severity !== "error").map(({ name }) => [name, "off"] as const),
);

/** Gives the errors of a spec. */
export function findErrors(text: string): readonly Diagnostic[] {
  return analyzeText(text, { severities: advisory });
}

/** Gives the errors that a spec of these parts is told of, as `rule: message`. */
export function tell(parts: SpecParts): readonly string[] {
  return findErrors(writeSpec(parts)).map(({ rule, message }) => `${rule}: ${message}`);
}

/** Gives what one rule finds in a spec of these parts, as `rule: message`. */
export function tellOf(rule: string, parts: SpecParts): readonly string[] {
  const found = analyzeText(writeSpec(parts)).filter((finding) => finding.rule === rule);
  return found.map(({ message }) => `${rule}: ${message}`);
}
