import { WebSocket } from "ws";

import { connectHandshakeTcp } from "../../../generated/handshake/client.tcp.js";
import { connectHandshakeWebSocket } from "../../../generated/handshake/client.websocket.js";
import { createHandshakeServer, type HandshakeClient } from "../../../generated/handshake/index.js";
import { listenHandshakeTcp } from "../../../generated/handshake/server.tcp.js";
import { listenHandshakeWebSocket } from "../../../generated/handshake/server.websocket.js";
import type { TcpPeer } from "../../../generated/tcp.js";
import type { WebSocketPeer } from "../../../generated/websocket-server.js";

// One server behind two hosts, and a client for each. It prints what happened, line by line.

const header = { protoVer: 1, seq: 1, appId: "an app" };

const hooks = {
  error: (_session: unknown, error: unknown) => {
    console.log(`fails: ${String(error)}`);
  },
  ended: ({ state }: { readonly state: string }, reason: string) => {
    console.log(`ends in ${state}: ${reason}`);
  },
};

const server = createHandshakeServer<null, TcpPeer | WebSocketPeer>({
  handlers: {
    checkConnected: () => undefined,
    openSession: () => undefined,
    buildServerHello: () => ({ sessionId: "a session", challenge: new Uint8Array(16), ttl: 600 }),
    checkHandshake: () => undefined,
    buildReadyOk: () => ({ token: "a token", ttl: 600 }),
    checkReady: () => undefined,
    buildNop: () => ({ token: "another" }),
    buildBye: () => ({ reason: "asked" }),
  },
  hooks,
  context: () => null,
});

const clientOptions = {
  hooks,
  context: null,
  handlers: {
    onServerHello: () => undefined,
    onReadyOk: () => undefined,
    onNop: () => undefined,
    onBye: () => undefined,
  },
};

async function shakeHands(client: HandshakeClient<null>): Promise<void> {
  client.sendHello({ header });
  await client.until("HANDSHAKE");
  client.sendAuth({ header, sessionId: "a session", signature: new Uint8Array(64) });
  await client.until("READY");
  client.sendBye({ header, token: "a token" });
  await client.until("DISCONNECTED");
}

function fail(error: unknown): void {
  console.log(`the host fails: ${String(error)}`);
}

const tcp = await listenHandshakeTcp(server, { port: 0, error: fail });
const sockets = await listenHandshakeWebSocket(server, { port: 0, error: fail });

console.log("over TCP");
await shakeHands(await connectHandshakeTcp(clientOptions, { port: tcp.port }));

const isBuiltIn = "WebSocket" in globalThis;
console.log(isBuiltIn ? "over a WebSocket of the platform" : "over a WebSocket of the package");
const open = isBuiltIn ? {} : { open: (url: string) => new WebSocket(url) };
await shakeHands(await connectHandshakeWebSocket(clientOptions, { url: `ws://127.0.0.1:${sockets.port}`, ...open }));

await Promise.all([tcp.close(), sockets.close()]);
console.log(`sessions left: ${server.sessions.size}`);
