import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

import type { Stage } from "./stage.js";

/** Listens on a free port and does with connections what a test wants: unless told otherwise, nothing; gives the port. */
export async function listenStrangely(
  stage: Stage,
  admit: (socket: Socket) => void = () => undefined,
): Promise<number> {
  const server = createServer((socket) => {
    stage.onClear(() => socket.destroy());
    socket.on("error", () => undefined).resume();
    admit(socket);
  });
  stage.onClear(() => server.close());
  return await listen(server);
}

/** Gives a port on which nobody listens any more. */
export async function findClosedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
