import { readFileSync } from "node:fs";
import { drawDiagram, loadSpec, type DiagramFormat, type Protocol, type RoleName } from "../../generator/index.js";

/** Loads a spec for a drawing; throws where it does not decode. What rules find in it does not matter. */
export function loadProtocol(text: string): Protocol {
  const { protocol, diagnostics } = loadSpec(text, "a.chart.yaml");
  const message = diagnostics.map((found) => found.message).join("\n");
  if (protocol === null || message !== "") throw new Error(message);
  return protocol;
}

/** Gives the protocol of one of the three shipped specs. */
export function loadShipped(name: string): Protocol {
  return loadProtocol(readFileSync(`specs/${name}.chart.yaml`, "utf8"));
}

/** Draws a role's chart; throws where there is none. */
export async function draw(protocol: Protocol, format: DiagramFormat, role: RoleName = "server"): Promise<string> {
  const { text, diagnostics } = await drawDiagram(protocol, { role, format });
  if (text === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return text;
}
