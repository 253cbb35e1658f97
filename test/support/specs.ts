/** The parts of a spec that a test cares about, as YAML blocks without indentation of their own. */
export interface SpecParts {
  readonly head?: string;
  readonly types?: string;
  readonly messages?: string;
  readonly server?: string;
  readonly client?: string;
}

/** A server chart with one state that ends the session. */
export const smallestChart = "initial: END\nstates:\n  END: { type: final }";

/** Gives the text of a spec around the parts that a test cares about; the rest is as small as it can be. */
export function writeSpec(parts: SpecParts = {}): string {
  const head = parts.head ?? "protocol: tiny\ncodec: none\nchannel: stream";
  const blocks = [
    "chartwright: 1",
    head,
    ...block("types", parts.types, 0),
    ...block("messages", parts.messages, 0),
    "roles:",
    ...block("server", parts.server ?? smallestChart, 2),
    ...block("client", parts.client ?? "derived", 2),
  ];
  return `${blocks.join("\n")}\n`;
}

function block(key: string, body: string | undefined, depth: number): readonly string[] {
  if (body === undefined) return [];
  const indent = " ".repeat(depth);
  const lines = body.split("\n").map((line) => `${indent}  ${line}`);
  return lines.length === 1 && !body.includes(":") ? [`${indent}${key}: ${body}`] : [`${indent}${key}:`, ...lines];
}
