import { randomBytes, type KeyObject } from "node:crypto";

import type {
  HandshakeServerAnswerable,
  HandshakeServerHandlers,
  HandshakeServerIncoming,
} from "../../generated/handshake/server.js";
import { readPublicKey } from "../apps/app-store.js";
import { describeFault, report } from "../command/print.js";
import { checkToken, protoVer, renewToken, takeHeader, type Credentials } from "../session/credentials.js";
import { createSecret, isSameSecret } from "../session/secrets.js";
import { isSigned } from "./challenge.js";

/** What the server keeps with a session. */
export interface ServerContext extends Credentials {
  /** The address of the client, for the trace. */
  readonly peer: string;
  /** The key of the app that said HELLO. */
  publicKey: KeyObject | null;
  sessionId: string;
  challenge: Uint8Array;
}

/** Gives what is kept with a session before its HELLO. */
export function createServerContext(peer: string): ServerContext {
  return { peer, appId: "", seq: 0, token: "", publicKey: null, sessionId: "", challenge: new Uint8Array() };
}

/** What the chart leaves to its user, for apps whose keys are in a folder. A session lives `ttl` seconds without a NOP. */
export function createServerHandlers({
  apps,
  ttl,
}: {
  readonly apps: string;
  readonly ttl: number;
}): HandshakeServerHandlers<ServerContext> {
  return {
    checkConnected: async ({ context }, { header }) => {
      if (header.protoVer !== protoVer) return "INVALID HEADER";
      try {
        context.publicKey = await readPublicKey(apps, header.appId);
        return undefined;
      } catch (error) {
        report(`${context.peer} named an app that is not known: ${describeFault(error)}`);
        return "INVALID HEADER";
      }
    },
    openSession: ({ context }, { header }) => {
      context.appId = header.appId;
      context.seq = header.seq;
      context.sessionId = createSecret();
      context.challenge = randomBytes(32);
    },
    buildServerHello: ({ context: { sessionId, challenge } }) => ({ sessionId, challenge, ttl }),
    checkHandshake: ({ context }, { header, sessionId, signature }) => {
      if (!isSameSecret(sessionId, context.sessionId)) return "INVALID SESSION ID";
      if (context.publicKey === null || !takeHeader(context, header)) return "INVALID AUTH FIELD";
      return isSigned(context, context.publicKey, signature) ? undefined : "INVALID AUTH FIELD";
    },
    buildReadyOk: ({ context }) => ({ token: renewToken(context), ttl }),
    checkReady: ({ context }, message) => checkToken(context, message),
    buildNop: ({ context }) => ({ token: renewToken(context) }),
    buildBye: (_session, event) => ({ reason: describeEnd(event) }),
  };
}

/** Tells a client why its session ends: there is a case for each event that leads to DISCONNECTED. */
function describeEnd(event: HandshakeServerIncoming | HandshakeServerAnswerable): string {
  switch (event.type) {
    case "BYE":
      return "bye";
    case "HELLO":
    case "AUTH":
    case "NOP":
    case "*":
      return "unexpected message";
    case "JSON VALIDATION FAILED":
    case "INVALID HEADER":
    case "INVALID SESSION ID":
    case "INVALID AUTH FIELD":
    case "INVALID TOKEN":
    case "CONNECTION TIMEOUT":
    case "SESSION TIMEOUT":
      return event.type.toLowerCase();
  }
}
