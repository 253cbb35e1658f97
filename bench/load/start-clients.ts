import { fork } from "node:child_process";
import { once } from "node:events";

/** What a process of clients is told. */
export interface ClientsOrder {
  readonly port: number;
  readonly connections: number;
  /** How many messages each connection keeps under way. */
  readonly outstanding: number;
}

/** Clients in a process of their own, all of them ready. */
export interface Clients {
  /** Lets them send so many messages between them; settles when all are answered. */
  send(messages: number): Promise<void>;
}

/** Starts clients, which end with this process. Rejects where one of them is not served. */
export async function startClients(order: ClientsOrder): Promise<Clients> {
  const child = fork(new URL("clients.js", import.meta.url), [JSON.stringify(order)], { execArgv: [] });
  const crash = once(child, "exit").then(([code]) => {
    throw new Error(`the clients ended with ${String(code)}; their own message stands above`);
  });
  const done = (): Promise<unknown> => Promise.race([once(child, "message"), crash]);
  await done();
  return {
    send: async (messages) => {
      child.send(messages);
      await done();
    },
  };
}
