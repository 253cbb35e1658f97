import { passcode, type ProtocolName } from "./started-server.js";
import type { Transport } from "./stage.js";

/** How a client is started. */
export interface ClientChoice {
  readonly transport: Transport;
  readonly port: number;
  /** The file of the private key. */
  readonly key: string;
  /** What the protocol needs besides, such as `--app`; the passcode of the servers here for the registration. */
  readonly more?: readonly string[];
}

/** Gives the flags of a client. */
export function listClientFlags(protocol: ProtocolName, choice: ClientChoice): readonly string[] {
  const { transport, port, key, more = protocol === "registration" ? ["--passcode", passcode] : [] } = choice;
  return ["--port", String(port), "--key", key, ...more, ...(transport === "WebSocket" ? ["--websocket"] : [])];
}
