import type { Chart, RoleName } from "../model/chart.js";
import type { Protocol } from "../model/protocol.js";
import { deriveClient } from "./derive-client.js";

/** Gives the chart a role runs: its own, the server's again where the client is `same`, or the one derived from it. */
export function findChartOfRole(protocol: Protocol, role: RoleName): Chart {
  if (role === "server") return protocol.server;
  switch (protocol.client.kind) {
    case "chart":
      return protocol.client;
    case "same":
      return { ...protocol.server, role: "client" };
    case "derived":
      return deriveClient(protocol);
  }
}
