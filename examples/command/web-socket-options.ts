import { WebSocket } from "ws";

import { formatAddress } from "../../generated/host.js";
import type { WebSocketConnectOptions } from "../../generated/websocket.js";
import type { ClientFlags } from "./client-flags.js";

/** Gives where a client finds its server's WebSocket. Node has a WebSocket of its own from 22 on; this one is for any. */
export function createWebSocketOptions({ host, port }: ClientFlags): WebSocketConnectOptions {
  return { url: `ws://${formatAddress(host, port)}`, open: (url) => new WebSocket(url) };
}
