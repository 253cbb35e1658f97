import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

import { onTestFinished } from "vitest";

import { Log } from "./log.js";

/** Listens without ever an answer. */
export async function listenMutely(): Promise<{ readonly port: number; readonly sockets: Log<Socket> }> {
  const sockets = new Log<Socket>();
  const listener = createServer((socket) => {
    socket.on("error", () => undefined);
    sockets.add(socket);
  });
  onTestFinished(() => {
    listener.close();
    for (const socket of sockets.entries) socket.destroy();
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  return { port: (listener.address() as AddressInfo).port, sockets };
}
