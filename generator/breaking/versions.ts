import { findChartOfRole } from "../facts/chart-of-role.js";
import { ChartIndex } from "../model/chart-index.js";
import type { RoleName } from "../model/chart.js";
import type { Protocol } from "../model/protocol.js";
import { JointMachine } from "../verify/explore/joint-machine.js";
import type { Joinable } from "../verify/explore-bounds.js";
import { listArrivals } from "./wire/list-arrivals.js";

/** Two versions of one protocol. */
export interface Versions {
  readonly old: Protocol;
  readonly now: Protocol;
}

/** Gives what makes a role of the old version and the other role of the new one run against each other. */
export function joinVersions({ old, now }: Versions, oldRole: RoleName): Joinable {
  const [server, client] = oldRole === "server" ? [old, now] : [now, old];
  const [serverIndex, clientIndex] = [indexRole(server, "server"), indexRole(client, "client")];
  const toServer = listArrivals(clientIndex, serverIndex);
  const toClient = listArrivals(serverIndex, clientIndex);
  return { protocol: server, join: () => new JointMachine(server, { protocol: client, toServer, toClient }) };
}

/** Gives the chart that a role of a protocol runs, a derived one too, with its messages. */
export function indexRole(protocol: Protocol, role: RoleName): ChartIndex {
  return new ChartIndex(protocol, findChartOfRole(protocol, role));
}
