import { once } from "node:events";

import { formatAddress, type Host } from "../../generated/host.js";
import { describeFault, print, report } from "./print.js";
import type { ServerFlags } from "./server-flags.js";

/** How a server listens, over TCP or WebSockets. */
export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  readonly idleTimeout: number;
  error(error: unknown): void;
}

/** Listens until the signal aborts, then closes every session. Throws where it cannot listen. */
export async function serve(
  flags: ServerFlags,
  stop: AbortSignal,
  listen: (options: ListenOptions) => Promise<Host>,
): Promise<void> {
  const host = await listen(createListenOptions(flags)).catch((error: unknown) => {
    throw new Error(explain(flags, error), { cause: error });
  });
  print(`listening on ${flags.websocket ? "ws://" : ""}${formatAddress(host.address, host.port)}`);
  if (!stop.aborted) await once(stop, "abort");
  await host.close(400);
}

function createListenOptions({ port, host, ttl, connectionTimeout }: ServerFlags): ListenOptions {
  return {
    port,
    host,
    // Between HELLO and READY the charts have no timeout, so that a silent peer would stay for ever. The host sees to
    // that, a minute later than the charts' own timeouts: where there is one, it is to come first.
    idleTimeout: (Math.max(ttl, connectionTimeout) + 60) * 1000,
    error: (error) => {
      report(`connection: ${describeFault(error)}`);
    },
  };
}

function explain({ host, port }: ServerFlags, error: unknown): string {
  const isInUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return isInUse
    ? `port ${port} of ${host} is in use; choose another, or 0 for any that is free`
    : `cannot listen on ${formatAddress(host, port)}: ${describeFault(error)}`;
}
