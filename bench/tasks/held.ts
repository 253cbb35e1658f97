import { Application } from "../load/application.js";
import { loadServer, type LoadedName } from "../load/loaded-server.js";
import { startClients } from "../load/start-clients.js";
import type { Order, Slice } from "../measure/task.js";

/** Enough for all that is made once, and for the compiler to have seen it. */
const warmUp = 500;

/**
 * Measures what a connection takes in the server's process once its session is ready, in bytes: first all that is
 * resident, then what of it the engine knows of, its heap and what lies outside it. The kernel's buffers are in neither.
 */
export async function prepare(order: Order<{ readonly connections: number }>): Promise<Slice> {
  const { connections } = order.details;
  const listen = await loadServer(order.subject as LoadedName);
  const application = new Application();
  const { port } = await listen({ application, connectionTimeout: 600_000, sessionTimeout: 600_000 });
  await startClients({ port, connections: warmUp, outstanding: 1 });
  const before = weigh();
  await startClients({ port, connections, outstanding: 1 });
  if (application.opened !== warmUp + connections) throw new Error("a session is missing");
  const after = weigh();
  const weights = [after.resident - before.resident, after.known - before.known];
  return () => (weights.shift() ?? NaN) / connections;
}

function weigh(): { readonly resident: number; readonly known: number } {
  globalThis.gc?.();
  globalThis.gc?.(); // What the first one only found out to be garbage.
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss, known: heapUsed + external };
}
