import { once } from "node:events";

import { createFilemqServer, type FilemqServer, type FilemqServerSession } from "../../generated/filemq/server.js";
import { listenFilemqZeromq } from "../../generated/filemq/server.zeromq.js";
import type { ZeromqHost, ZeromqPeer } from "../../generated/zeromq.js";
import { describeFault, print, report } from "../command/print.js";
import { runProgram } from "../command/run-program.js";
import { createServerHooks } from "../command/server-hooks.js";
import { keepAwake } from "./keep-awake.js";
import { paceServer } from "./paced-server.js";
import { Publisher } from "./published/publisher.js";
import { readServerFlags, type ServerFlags } from "./server-flags.js";
import { createServerHandlers } from "./server-handlers.js";
import { Subscriber } from "./subscriber.js";

type Server = FilemqServer<Subscriber, ZeromqPeer>;

await runProgram(async (stop) => {
  const flags = readServerFlags();
  const publisher = new Publisher(flags.mounts);
  await publisher.open();
  const server = createServer(flags, publisher);
  const host = await listen(server, flags.bind);
  print(`listening on ${host.endpoint}`);
  keepAwake(server);
  void publisher.watch(stop, (folder, patches) => {
    for (const { context } of server.sessions.values()) context.offer(folder, patches);
    server.broadcast({ type: "dispatch" });
  });
  if (!stop.aborted) await once(stop, "abort");
  await host.close(400);
});

function createServer(flags: ServerFlags, publisher: Publisher): Server {
  const hooks = createServerHooks<FilemqServerSession<Subscriber>>(flags);
  return createFilemqServer<Subscriber, ZeromqPeer>({
    handlers: createServerHandlers(flags.access),
    hooks: {
      ...hooks,
      ended: (session, reason) => {
        session.context.close();
        hooks.ended?.(session, reason);
      },
    },
    // A dispatch waits there, too, as often as something changes while a long file is compared with a client's.
    mailbox: 10_000,
    context: ({ key: peer }) => new Subscriber(peer, publisher, flags),
  });
}

async function listen(server: Server, endpoint: string): Promise<ZeromqHost> {
  const error = (fault: unknown): void => {
    report(`connection: ${describeFault(fault)}`);
  };
  try {
    return await listenFilemqZeromq(paceServer(server), { endpoint, error, closeTimeout: 300 });
  } catch (fault) {
    throw new Error(`cannot listen on ${endpoint}: ${describeFault(fault)}`, { cause: fault });
  }
}
