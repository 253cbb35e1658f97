import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { findChartOfRole } from "../facts/chart-of-role.js";
import { findUnderivable } from "../facts/derive-client.js";
import { ChartIndex } from "../model/chart-index.js";
import type { RoleName } from "../model/chart.js";
import type { Protocol } from "../model/protocol.js";
import { drawBoxes } from "./boxes/draw-boxes.js";
import type { DiagramFormat } from "./diagram-format.js";
import { drawDot } from "./dot/draw-dot.js";
import { drawMermaid } from "./mermaid/draw-mermaid.js";
import { drawSvg } from "./svg/draw-svg.js";

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
export async function drawDiagram(protocol: Protocol, { role, format }: DiagramOptions): Promise<DrawnDiagram> {
  const diagnostics = role === "client" ? findUndrawable(protocol) : [];
  if (diagnostics.length > 0) return { text: null, diagnostics };
  const index = new ChartIndex(protocol, findChartOfRole(protocol, role));
  switch (format) {
    case "text":
      return draw(drawBoxes(index));
    case "mermaid":
      return draw(drawMermaid(index));
    case "dot":
      return draw(drawDot(index));
    case "svg":
      return await layOut(index);
  }
}

function draw(lines: readonly string[]): DrawnDiagram {
  return { text: `${lines.join("\n")}\n`, diagnostics: [] };
}

async function layOut(index: ChartIndex): Promise<DrawnDiagram> {
  const drawn = await drawSvg(index);
  if ("svg" in drawn) return { text: drawn.svg, diagnostics: [] };
  const message = `Graphviz cannot lay out the chart of the ${index.chart.role}: ${drawn.fault}.`;
  const help = "draw it as dot, and have a Graphviz of your own lay that out, or as text";
  return { text: null, diagnostics: [describeUndrawn(message, help, index.chart.span)] };
}

function findUndrawable(protocol: Protocol): readonly Diagnostic[] {
  const { kind, span } = protocol.client;
  const message = kind === "derived" ? findUnderivable(protocol) : null;
  return message === null ? [] : [describeUndrawn(message, "write the client's chart, or draw the server's", span)];
}

function describeUndrawn(message: string, help: string, span: Diagnostic["span"]): Diagnostic {
  return { rule: "not-yet-drawn", severity: "error", message, span, related: [], help };
}
