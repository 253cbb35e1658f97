import {
  createHandshakeServer,
  type HandshakeServerAnswerable,
  type HandshakeServerHandlers,
  type HandshakeServerIncoming,
} from "../../generated/handshake/index.js";
import { listenHandshakeTcp } from "../../generated/handshake/server.tcp.js";
import type { TcpPeer } from "../../generated/tcp.js";
import { Visit, type Application } from "./application.js";
import { maxConnections, type Listen } from "./loaded-server.js";

/** The server that is emitted, on the host that is emitted. */
export const listen: Listen = ({ application, connectionTimeout, sessionTimeout }) => {
  const server = createHandshakeServer<Visit, TcpPeer>({
    handlers: makeHandlers(application),
    hooks: {
      error: (_session, error) => {
        throw error;
      },
    },
    context: () => new Visit(),
    durations: { "CONNECTION TIMEOUT": connectionTimeout, "SESSION TIMEOUT": sessionTimeout },
  });
  return listenHandshakeTcp(server, { port: 0, maxConnections, error: console.error });
};

function makeHandlers(application: Application): HandshakeServerHandlers<Visit> {
  return {
    checkConnected: ({ context }, message) => application.checkHello(context, message),
    openSession: ({ context }, message) => {
      application.openSession(context, message);
    },
    buildServerHello: ({ context }) => application.makeServerHello(context),
    checkHandshake: ({ context }, message) => application.checkAuth(context, message),
    buildReadyOk: ({ context }) => application.makeReadyOk(context),
    checkReady: ({ context }, message) => application.checkReady(context, message),
    buildNop: ({ context }) => application.makeNop(context),
    buildBye: (_session, event) => ({ reason: describe(event) }),
  };
}

/** Gives what a BYE says of the event that led to it. */
function describe({ type }: HandshakeServerIncoming | HandshakeServerAnswerable): string {
  switch (type) {
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
      return type.toLowerCase();
  }
}
