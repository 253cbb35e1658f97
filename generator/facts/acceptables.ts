import { ChartIndex } from "../model/chart-index.js";
import type { Chart } from "../model/chart.js";
import type { Acceptable } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import { listTransitions } from "./state-parts.js";

/** Gives everything in a spec that can carry `accept`. */
export function listAcceptables(protocol: Protocol): readonly Acceptable[] {
  const own = protocol.client.kind === "chart" ? [protocol.server, protocol.client] : [protocol.server];
  return [...protocol.types, ...protocol.messages, ...own.flatMap((chart) => listInChart(protocol, chart))];
}

/** Tells whether the author accepts, at this place, what a rule finds. */
export function hasAccepted(place: Acceptable, rule: string): boolean {
  return place.accept.some((acceptance) => acceptance.rule === rule);
}

function listInChart(protocol: Protocol, chart: Chart): readonly Acceptable[] {
  const { states } = new ChartIndex(protocol, chart);
  const transitions = states.flatMap(listTransitions).map(({ transition }) => transition);
  return [chart, ...chart.events, ...chart.actions, ...states, ...transitions];
}
