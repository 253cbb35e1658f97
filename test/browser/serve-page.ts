import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A page that a browser can visit. */
export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves an empty page and its program, `/page.js`, on a free port of 127.0.0.1, which browsers take for secure. */
export async function servePage(program: string): Promise<ServedPage> {
  const server = createServer(({ url }, response) => {
    const isProgram = url === "/page.js";
    response.setHeader("Content-Type", isProgram ? "text/javascript" : "text/html; charset=utf-8");
    response.end(isProgram ? program : "<!doctype html><title>A handshake</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}
