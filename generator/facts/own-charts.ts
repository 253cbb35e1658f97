import { ChartIndex } from "../model/chart-index.js";
import type { Protocol } from "../model/protocol.js";
import { findChartOfRole } from "./chart-of-role.js";

const indexed = new WeakMap<Protocol, readonly ChartIndex[]>();

/**
 * Gives the charts that can be judged, the server's first: a client's that is `same` is the server's seen as a client,
 * and one that is derived is not among them. Each is indexed once, so that what is derived from it is found once too.
 */
export function indexOwnCharts(protocol: Protocol): readonly ChartIndex[] {
  const known = indexed.get(protocol) ?? index(protocol);
  indexed.set(protocol, known);
  return known;
}

function index(protocol: Protocol): readonly ChartIndex[] {
  const clients = protocol.client.kind === "derived" ? [] : [findChartOfRole(protocol, "client")];
  return [protocol.server, ...clients].map((chart) => new ChartIndex(protocol, chart));
}
