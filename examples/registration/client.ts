import { hostname } from "node:os";

import type { RegistrationClient } from "../../generated/registration/client.js";
import { connectRegistrationTcp } from "../../generated/registration/client.tcp.js";
import { connectRegistrationWebSocket } from "../../generated/registration/client.websocket.js";
import type { Header } from "../../generated/registration/messages.js";
import { PrivateKeyFile } from "../apps/private-key.js";
import { clientFlags, readClientFlags, type ClientFlags } from "../command/client-flags.js";
import { createClientHooks } from "../command/client-hooks.js";
import { converse } from "../command/converse.js";
import { parseFlags, readText } from "../command/parse-flags.js";
import { print } from "../command/print.js";
import { runProgram } from "../command/run-program.js";
import { createWebSocketOptions } from "../command/web-socket-options.js";
import { protoVer } from "../session/credentials.js";
import { clientHandlers, createRegistrationContext, type RegistrationContext } from "./client-handlers.js";

type Client = RegistrationClient<RegistrationContext>;

interface Flags extends ClientFlags {
  readonly passcode: string;
}

await runProgram(async (stop) => {
  const flags = readFlags();
  const keyFile = new PrivateKeyFile(flags.key); // Before anything is asked for, so that no key is without a place.
  const client = await connect(flags);
  const { context } = client;
  const nextHeader = (): Header => ({ protoVer, seq: (context.seq += 1) });
  await converse(client, stop, async () => {
    client.sendHello({ header: nextHeader(), device: hostname() });
    await client.until("APP REGISTERED");
    keyFile.write(context.privateKey);
    client.sendAsk({ header: nextHeader(), appId: context.appId, passcode: flags.passcode });
    await client.until("READY");
    keyFile.keep();
    print(context.appId);
    client.sendBye({ header: nextHeader(), token: context.token });
    await client.until("DISCONNECTED");
  });
});

function readFlags(): Flags {
  const values = parseFlags({ ...clientFlags, passcode: { type: "string" } });
  return { ...readClientFlags(values), passcode: readText("--passcode", values.passcode) };
}

function connect(flags: Flags): Promise<Client> {
  const options = {
    handlers: clientHandlers,
    hooks: createClientHooks<Client>(flags),
    context: createRegistrationContext(),
  };
  return flags.websocket
    ? connectRegistrationWebSocket(options, createWebSocketOptions(flags))
    : connectRegistrationTcp(options, flags);
}
