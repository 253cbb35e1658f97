import type { ChartIndex } from "../../model/chart-index.js";
import { escapeText } from "../../text/escape-text.js";
import { drawDot } from "../dot/draw-dot.js";
import { tidySvg } from "./tidy-svg.js";

/** An SVG drawing, or the words of Graphviz for why there is none. */
export type DrawnSvg = { readonly svg: string } | { readonly fault: string };

// Graphviz as WebAssembly knows no fonts but the widths of a few. Those of a font of one width are right for any such
// font, and a character beyond ASCII, taken for as wide as its bytes, has room enough.
const font = { fontname: "Courier", fontsize: "12" };

/**
 * Draws a chart as SVG: its drawing in dot, laid out by the Graphviz that `@viz-js/viz` has as WebAssembly. That is loaded
 * here, since it is large. It is a new Graphviz each time: one that has failed is of no more use.
 */
export async function drawSvg(index: ChartIndex): Promise<DrawnSvg> {
  const { instance } = await import("@viz-js/viz");
  const graphviz = await instance();
  const dot = drawDot(index, font).join("\n");
  const options = { format: "svg_inline", graphAttributes: { bgcolor: "transparent", ...chooseLimit(index) } };
  try {
    const { output, errors } = graphviz.render(dot, options);
    if (output !== undefined) return { svg: tidySvg(output) };
    return { fault: describeFault(errors.find(({ level }) => level === "error")?.message) };
  } catch (error) {
    // Whatever WebAssembly throws is Graphviz at its limits: of memory, of the stack.
    return { fault: describeFault(error instanceof Error ? error.message : undefined) };
  }
}

/** Where states are many, a good place for each is looked for less patiently: a hundred that all lead to one took minutes. */
function chooseLimit({ states }: ChartIndex): { readonly nslimit?: number } {
  return states.length > 30 ? { nslimit: 0.1 } : {};
}

function describeFault(message: string | undefined): string {
  return escapeText((message ?? "").trim()) || "it gave no reason";
}
