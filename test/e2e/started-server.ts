import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { Program } from "./program.js";
import type { Stage, Transport } from "./stage.js";

/** The protocols that run over sockets of text. */
export type ProtocolName = "handshake" | "registration";

/** The passcode that registration servers are started with. */
export const passcode = "only-the-two-ends-know-this";

/** A server that runs, and the folder of its apps. */
export interface StartedServer {
  readonly program: Program;
  readonly port: number;
  readonly apps: string;
}

/** How a server is started; a folder of apps is made unless one is given. */
export interface ServerChoice {
  readonly transport: Transport;
  readonly apps?: string;
  readonly flags?: readonly string[];
}

const ready = {
  TCP: /^listening on 127\.0\.0\.1:(\d+)\n/u,
  WebSocket: /^listening on ws:\/\/127\.0\.0\.1:(\d+)\n/u,
};

/** Starts the server of a protocol on a free port and waits until it listens. */
export async function startServer(
  stage: Stage,
  protocol: ProtocolName,
  { transport, apps = join(stage.makeFolder(), "apps"), flags = [] }: ServerChoice,
): Promise<StartedServer> {
  mkdirSync(apps, { recursive: true });
  const own = protocol === "registration" ? ["--passcode", passcode] : [];
  const more = transport === "WebSocket" ? ["--websocket"] : [];
  const program = stage.start(`${protocol}/server`, ["--port", "0", "--apps", apps, ...own, ...more, ...flags]);
  const [, port] = await program.says(ready[transport]);
  return { program, port: Number(port), apps };
}
