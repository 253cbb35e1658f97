import { Application } from "../load/application.js";
import { loadServer, type LoadedName } from "../load/loaded-server.js";
import { startClients, type Clients } from "../load/start-clients.js";
import { cpuTime } from "../measure/cpu-time.js";
import type { Order, Pace, Slice } from "../measure/task.js";

/** Who loads the server. */
export interface MessagesDetails {
  readonly connections: number;
  /** How many messages each connection keeps under way. */
  readonly outstanding: number;
}

/** A slice is this much longer than elsewhere, since its clients have to be told and waited for. */
const longer = 2;

/** Measures the time that the server's process takes for a NOP over TCP, the kernel's share included, in microseconds. */
export async function prepare(order: Order<MessagesDetails>): Promise<Slice> {
  const listen = await loadServer(order.subject as LoadedName);
  const application = new Application();
  const { port } = await listen({ application, connectionTimeout: 600_000, sessionTimeout: 600_000 });
  const clients = await startClients({ ...order.details, port });
  const messages = await calibrate(clients, order);
  return async () => {
    application.served = 0;
    const time = await timeOf(clients, messages);
    if (application.served !== messages) throw new Error(`${application.served} NOPs instead of ${messages}`);
    return time / messages / 1000;
  };
}

/** Lets clients send until the server is warm; answers with how many messages make up a slice. */
async function calibrate(clients: Clients, { warmUp, slice }: Pace): Promise<number> {
  let messages = 1000;
  for (let left = warmUp * 1e6; left > 0;) {
    const took = await timeOf(clients, messages);
    left -= took;
    if (took < slice * 1e6) messages *= 2;
  }
  return Math.round((slice * longer * 1e6 * messages) / (await timeOf(clients, messages)));
}

async function timeOf(clients: Clients, messages: number): Promise<number> {
  const start = cpuTime();
  await clients.send(messages);
  return cpuTime() - start;
}
