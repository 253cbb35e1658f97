import { createHandshakeServer } from "../../generated/handshake/server.js";
import { listenHandshakeTcp } from "../../generated/handshake/server.tcp.js";
import { listenHandshakeWebSocket } from "../../generated/handshake/server.websocket.js";
import type { TcpPeer } from "../../generated/tcp.js";
import type { WebSocketPeer } from "../../generated/websocket-server.js";
import { parseFlags } from "../command/parse-flags.js";
import { runProgram } from "../command/run-program.js";
import { serve } from "../command/serve.js";
import { readDurations, readServerFlags, serverFlags } from "../command/server-flags.js";
import { createServerHooks } from "../command/server-hooks.js";
import { createServerContext, createServerHandlers, type ServerContext } from "./server-handlers.js";

await runProgram(async (stop) => {
  const flags = readServerFlags(parseFlags(serverFlags));
  const server = createHandshakeServer<ServerContext, TcpPeer | WebSocketPeer>({
    handlers: createServerHandlers(flags),
    hooks: createServerHooks(flags),
    context: ({ key: peer }) => createServerContext(peer.address),
    durations: readDurations(flags),
  });
  const listen = flags.websocket ? listenHandshakeWebSocket : listenHandshakeTcp;
  await serve(flags, stop, (options) => listen(server, options));
});
