import type {
  RegistrationServerAnswerable,
  RegistrationServerHandlers,
  RegistrationServerIncoming,
} from "../../generated/registration/server.js";
import { createApp } from "../apps/create-app.js";
import { writePublicKey } from "../apps/app-store.js";
import { describeFault, report } from "../command/print.js";
import { checkToken, protoVer, renewToken, takeHeader, type Credentials } from "../session/credentials.js";
import { isSameSecret } from "../session/secrets.js";

/** What the server keeps with a session. */
export interface ServerContext extends Credentials {
  /** The address of the client, for the trace. */
  readonly peer: string;
  publicKey: string;
  /** Here until it is sent, and no longer. */
  privateKey: string;
}

/** Gives what is kept with a session before its HELLO. */
export function createServerContext(peer: string): ServerContext {
  return { peer, appId: "", seq: 0, token: "", publicKey: "", privateKey: "" };
}

/** What the chart leaves to its user: keys go to a folder once the passcode was right. */
export function createServerHandlers({
  apps,
  passcode,
  ttl,
}: {
  readonly apps: string;
  readonly passcode: string;
  readonly ttl: number;
}): RegistrationServerHandlers<ServerContext> {
  return {
    checkConnected: (_session, { header }) => (header.protoVer === protoVer ? undefined : "INVALID HEADER INFO"),
    generateKey: async ({ context }, { header }) => {
      context.seq = header.seq;
      try {
        Object.assign(context, await createApp());
        return "ASYM. KEY GENERATED";
      } catch (error) {
        report(`${context.peer} gets no key: ${describeFault(error)}`);
        return "KEY GENERATION FAILED";
      }
    },
    buildKey: ({ context }) => {
      const { appId, privateKey } = context;
      context.privateKey = "";
      return { appId, privateKey };
    },
    checkAppRegistered: ({ context }, ask) => {
      const isRight = isSameSecret(ask.passcode, passcode);
      return isRight && ask.appId === context.appId && takeHeader(context, ask.header) ? undefined : "INVALID PASSCODE";
    },
    // Not asynchronous: READY-OK is sent next, and tells the client that its key is in the folder.
    storePublicKey: ({ context }) => {
      writePublicKey(apps, context.appId, context.publicKey);
    },
    buildReadyOk: ({ context }) => ({ token: renewToken(context), ttl }),
    checkReady: ({ context }, message) => checkToken(context, message),
    buildNop: ({ context }) => ({ token: renewToken(context) }),
    buildBye: (_session, event) => ({ reason: describeEnd(event) }),
  };
}

/** Tells a client why its session ends: there is a case for each event that leads to DISCONNECTED. */
function describeEnd(event: RegistrationServerIncoming | RegistrationServerAnswerable): string {
  switch (event.type) {
    case "BYE":
      return "bye";
    case "HELLO":
    case "ASK":
    case "NOP":
    case "*":
      return "unexpected message";
    case "JSON VALIDATION FAILED":
    case "INVALID HEADER INFO":
    case "INVALID PASSCODE":
    case "INVALID TOKEN":
    case "CONNECTION TIMEOUT":
    case "SESSION TIMEOUT":
      return event.type.toLowerCase();
  }
}
