import { createRegistrationServer } from "../../generated/registration/server.js";
import { listenRegistrationTcp } from "../../generated/registration/server.tcp.js";
import { listenRegistrationWebSocket } from "../../generated/registration/server.websocket.js";
import type { TcpPeer } from "../../generated/tcp.js";
import type { WebSocketPeer } from "../../generated/websocket-server.js";
import { createStore } from "../apps/app-store.js";
import { parseFlags, readText } from "../command/parse-flags.js";
import { runProgram } from "../command/run-program.js";
import { serve } from "../command/serve.js";
import { readDurations, readServerFlags, serverFlags } from "../command/server-flags.js";
import { createServerHooks } from "../command/server-hooks.js";
import { createServerContext, createServerHandlers, type ServerContext } from "./server-handlers.js";

await runProgram(async (stop) => {
  const values = parseFlags({ ...serverFlags, passcode: { type: "string" } });
  const flags = { ...readServerFlags(values), passcode: readText("--passcode", values.passcode) };
  createStore(flags.apps);
  const server = createRegistrationServer<ServerContext, TcpPeer | WebSocketPeer>({
    handlers: createServerHandlers(flags),
    hooks: createServerHooks(flags),
    context: ({ key: peer }) => createServerContext(peer.address),
    durations: readDurations(flags),
  });
  const listen = flags.websocket ? listenRegistrationWebSocket : listenRegistrationTcp;
  await serve(flags, stop, (options) => listen(server, options));
});
