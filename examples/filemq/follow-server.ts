import { once } from "node:events";

import type { FilemqClient } from "../../generated/filemq/client.js";
import { connectFilemqZeromq } from "../../generated/filemq/client.zeromq.js";
import type { SessionHooks } from "../../generated/runtime.js";
import { describeFault, report } from "../command/print.js";
import { createClientContext, type ClientContext, type ClientPlan } from "./client-context.js";
import type { ClientFlags } from "./client-flags.js";
import { clientHandlers } from "./client-handlers.js";
import { keepAsking } from "./keep-asking.js";

type Client = FilemqClient<ClientContext>;

/**
 * Holds one session with the server, until the signal aborts or the server is gone, so that another may follow. Rejects
 * where none may: the server refused, or what it sent makes no sense.
 */
export async function followServer(flags: ClientFlags, plan: ClientPlan, stop: AbortSignal): Promise<void> {
  const over = new AbortController();
  const context = createClientContext(plan);
  const end = (): void => {
    over.abort();
  };
  stop.addEventListener("abort", end, { once: true });
  const client = await connectFilemqZeromq(
    { handlers: clientHandlers, hooks: createHooks(flags, end), context },
    { endpoint: flags.connect, lost: end, closeTimeout: 300 },
  );
  const stopAsking = keepAsking(client);
  if (!over.signal.aborted) await once(over.signal, "abort");
  stopAsking();
  stop.removeEventListener("abort", end);
  leave(client, stop);
  if (context.ending !== null) throw new Error(context.ending);
}

/** A server that is still there need not wait to find out that its client is not. */
function leave(client: Client, stop: AbortSignal): void {
  if (stop.aborted && client.state === "Ready") client.send({ type: "KTHXBAI" });
  client.terminate();
}

function createHooks({ trace }: ClientFlags, end: () => void): SessionHooks<Client> {
  return {
    error: ({ context }, fault) => {
      context.ending ??= describeFault(fault);
    },
    changed: ({ state }, before) => {
      if (trace) report(`client ${before} -> ${state}`);
    },
    ended: (_session, reason) => {
      if (trace) report(`client ended: ${reason}`);
      end();
    },
  };
}
