import type { HandshakeClient } from "../../generated/handshake/client.js";
import { connectHandshakeTcp } from "../../generated/handshake/client.tcp.js";
import { connectHandshakeWebSocket } from "../../generated/handshake/client.websocket.js";
import type { Header } from "../../generated/handshake/messages.js";
import { readPrivateKey } from "../apps/private-key.js";
import { clientFlags, readClientFlags, type ClientFlags } from "../command/client-flags.js";
import { createClientHooks } from "../command/client-hooks.js";
import { converse } from "../command/converse.js";
import { parseFlags, readNumber, readText } from "../command/parse-flags.js";
import { runProgram } from "../command/run-program.js";
import { createWebSocketOptions } from "../command/web-socket-options.js";
import { protoVer } from "../session/credentials.js";
import { signChallenge } from "./challenge.js";
import { clientHandlers, createHandshakeContext, type HandshakeContext } from "./client-handlers.js";

type Client = HandshakeClient<HandshakeContext>;

interface Flags extends ClientFlags {
  readonly app: string;
  readonly nops: number;
}

await runProgram(async (stop) => {
  const flags = readFlags();
  const privateKey = readPrivateKey(flags.key);
  const client = await connect(flags);
  const { context } = client;
  const nextHeader = (): Header => ({ protoVer, seq: (context.seq += 1), appId: flags.app });
  await converse(client, stop, async () => {
    client.sendHello({ header: nextHeader() });
    await client.until("HANDSHAKE");
    const { asked } = context;
    client.sendAuth({ header: nextHeader(), sessionId: asked.sessionId, signature: signChallenge(asked, privateKey) });
    await client.until("READY");
    for (let sent = 0; sent < flags.nops && !stop.aborted; sent += 1) {
      client.sendNop({ header: nextHeader(), token: context.token });
      await client.until("READY"); // Sending has left READY at once, so that this waits for the answer.
    }
    client.sendBye({ header: nextHeader(), token: context.token });
    await client.until("DISCONNECTED");
  });
});

function readFlags(): Flags {
  const values = parseFlags({ ...clientFlags, app: { type: "string" }, nops: { type: "string", default: "0" } });
  return {
    ...readClientFlags(values),
    app: readText("--app", values.app),
    nops: readNumber("--nops", values.nops, { min: 0, max: 1_000_000_000 }),
  };
}

function connect(flags: Flags): Promise<Client> {
  const options = {
    handlers: clientHandlers,
    hooks: createClientHooks<Client>(flags),
    context: createHandshakeContext(),
  };
  return flags.websocket
    ? connectHandshakeWebSocket(options, createWebSocketOptions(flags))
    : connectHandshakeTcp(options, flags);
}
