import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { findChartOfRole } from "../facts/chart-of-role.js";
import { findUnderivable } from "../facts/derive-client.js";
import { ChartIndex } from "../model/chart-index.js";
import type { RoleName } from "../model/chart.js";
import type { Protocol } from "../model/protocol.js";
import { drawBoxes } from "./boxes/draw-boxes.js";
import type { DiagramFormat } from "./diagram-format.js";
import { drawMermaid } from "./mermaid/draw-mermaid.js";

/** Which chart of a protocol is drawn, and in which form. */
export interface DiagramOptions {
  readonly role: RoleName;
  readonly format: DiagramFormat;
}

/** A chart as text, lines ended by LF; null where a diagnostic says why there is none. */
export interface DrawnDiagram {
  readonly text: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Draws the chart that a role of a protocol runs, which the rules found in order. */
export function drawDiagram(protocol: Protocol, { role, format }: DiagramOptions): DrawnDiagram {
  const diagnostics = role === "client" ? findUndrawable(protocol) : [];
  if (diagnostics.length > 0) return { text: null, diagnostics };
  const index = new ChartIndex(protocol, findChartOfRole(protocol, role));
  const lines = format === "mermaid" ? drawMermaid(index) : drawBoxes(index);
  return { text: `${lines.join("\n")}\n`, diagnostics: [] };
}

function findUndrawable(protocol: Protocol): readonly Diagnostic[] {
  const { kind, span } = protocol.client;
  const message = kind === "derived" ? findUnderivable(protocol) : null;
  if (message === null) return [];
  const help = "write the client's chart, or draw the server's";
  return [{ rule: "not-yet-drawn", severity: "error", message, span, related: [], help }];
}
