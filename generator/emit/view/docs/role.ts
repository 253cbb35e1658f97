import { drawMermaid } from "../../../diagram/mermaid/draw-mermaid.js";
import { findChartOfRole } from "../../../facts/chart-of-role.js";
import { findUnderivable } from "../../../facts/derive-client.js";
import { ChartIndex } from "../../../model/chart-index.js";
import type { Chart, RoleName } from "../../../model/chart.js";
import type { Protocol } from "../../../model/protocol.js";
import { codeBlock, prose, words, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";
import { describeCourse } from "./course.js";
import { viewEvents } from "./events.js";
import { describe } from "./phrases.js";
import { viewStates } from "./states.js";

/** Gives the section of a role: where its chart comes from, how it runs, and all that is in it. */
export function viewRole(protocol: Protocol, role: RoleName): MarkdownView {
  const heading = role === "server" ? words`The server` : words`The client`;
  const kind = role === "server" ? "chart" : protocol.client.kind;
  switch (kind) {
    case "same":
      return {
        heading,
        about: words`The client runs the chart of the server, with the messages going the other way.`,
        chart: null,
      };
    case "derived":
      return { heading, ...viewDerived(protocol) };
    case "chart": {
      const chart = findChartOfRole(protocol, role);
      return { heading, about: describe(chart), chart: viewChart(protocol, chart) };
    }
  }
}

function viewDerived(protocol: Protocol): { readonly about: Markdown; readonly chart: MarkdownView } {
  const reason = findUnderivable(protocol);
  if (reason !== null) return { about: words`The client has no chart. ${prose(reason)}`, chart: null };
  return { about: derived, chart: viewChart(protocol, findChartOfRole(protocol, "client")) };
}

const derived = words`The client has no chart of its own: this one is the server's, seen from the other end. Its states are what a client can know of the server, its commands are what it may send there, and it ends when the connection closes.`;

function viewChart(protocol: Protocol, chart: Chart): MarkdownView {
  const index = new ChartIndex(protocol, chart);
  return {
    about: describeCourse(index),
    diagram: drawChart(index),
    states: viewStates(index),
    tables: viewEvents(index),
    role: chart.role === "server" ? words`server` : words`client`,
  };
}

/** The most that Mermaid draws where nobody has told it otherwise. */
const mostCharacters = 50_000;

function drawChart(index: ChartIndex): Markdown | null {
  const lines = drawMermaid(index);
  return lines.join("\n").length > mostCharacters ? null : codeBlock("mermaid", lines);
}
