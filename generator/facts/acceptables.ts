import { ChartIndex } from "../model/chart-index.js";
import type { Chart } from "../model/chart.js";
import type { Acceptable, Acceptance } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import { listTransitions } from "./state-parts.js";

/** An `accept` of one rule, what carries it, and the chart that stands in; null where both roles share it. */
export interface PlacedAcceptance {
  readonly acceptance: Acceptance;
  readonly place: Acceptable;
  readonly chart: Chart | null;
}

/** Gives every `accept` in a spec, rule by rule. */
export function listAcceptances(protocol: Protocol): readonly PlacedAcceptance[] {
  const shared = [...protocol.types, ...protocol.messages].map((place) => ({ place, chart: null }));
  const own = protocol.client.kind === "chart" ? [protocol.server, protocol.client] : [protocol.server];
  const placed = [
    ...shared,
    ...own.flatMap((chart) => listInChart(protocol, chart).map((place) => ({ place, chart }))),
  ];
  return placed.flatMap(({ place, chart }) => place.accept.map((acceptance) => ({ acceptance, place, chart })));
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
