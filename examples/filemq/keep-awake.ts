import type { FilemqServer } from "../../generated/filemq/server.js";
import type { ZeromqPeer } from "../../generated/zeromq.js";

/** How often a client is asked for a sign of life, in milliseconds: as often as the chart does it in Ready. */
const interval = 1_000;

/**
 * Asks the clients of sessions that are Dispatching for a sign of life. The chart does so in Ready only; where a disk is
 * slow, or long files are compared with what the client has, nothing else might be said for longer than a client may be
 * silent.
 */
export function keepAwake(server: FilemqServer<unknown, ZeromqPeer>): void {
  const ask = (): void => {
    for (const session of server.sessions.values()) if (session.state === "Dispatching") session.send({ type: "HUGZ" });
  };
  setInterval(ask, interval).unref();
}
