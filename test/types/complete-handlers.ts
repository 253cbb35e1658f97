import {
  createFilemqClient,
  createFilemqServer,
  type FilemqClient,
  type FilemqClientHandlers,
  type FilemqServer,
  type FilemqServerHandlers,
} from "../../generated/filemq/index.js";
import {
  createHandshakeServer,
  type HandshakeServer,
  type HandshakeServerHandlers,
  type HandshakeServerSession,
} from "../../generated/handshake/index.js";

/** Everything that a handshake server leaves to its user. */
export const handshakeHandlers: HandshakeServerHandlers<null> = {
  checkConnected: ({ state }, { header }) =>
    state === "CONNECTED" && header.protoVer === 1 ? undefined : "INVALID HEADER",
  openSession: () => undefined,
  buildServerHello: () => ({ sessionId: "1", challenge: new Uint8Array(16), ttl: 600 }),
  checkHandshake: (_session, { sessionId }) => (sessionId === "1" ? undefined : "INVALID SESSION ID"),
  buildReadyOk: () => ({ token: "first", ttl: 600 }),
  checkReady: (_session, { token }) => (token === "first" ? undefined : "INVALID TOKEN"),
  buildNop: (_session, { token }) => ({ token }),
  buildBye: (_session, { type }) => ({ reason: type }),
};

/** Everything that a FILEMQ server leaves to its user. */
export const filemqServerHandlers: FilemqServerHandlers<null> = {
  tryAnonymousAccess: () => "friend",
  buildSrsly: () => ({ reason: "no" }),
  listSecurityMechanisms: () => undefined,
  buildOrly: () => ({ mechanisms: ["PLAIN"], challenge: new Uint8Array() }),
  trySecurityMechanism: (_session, { mechanism }) => (mechanism === "PLAIN" ? "friend" : "foe"),
  storeClientSubscription: () => undefined,
  storeClientCredit: () => undefined,
  getNextPatchForClient: async () => Promise.resolve("finished"),
  buildCheezburger: () => ({
    sequence: 0n,
    operation: 1,
    filename: "a",
    offset: 0n,
    eof: 1,
    headers: new Map(),
    chunk: new Uint8Array(),
  }),
  buildRtfm: (_session, { type }) => ({ reason: `no ${type} now` }),
};

/** Everything that a FILEMQ client leaves to its user. */
export const filemqClientHandlers: FilemqClientHandlers<null> = {
  trySecurityMechanism: () => undefined,
  buildYarly: (_session, { challenge }) => ({ mechanism: "PLAIN", response: challenge }),
  connectedToServer: () => undefined,
  getFirstSubscription: () => "ok",
  formatIcanhazCommand: () => undefined,
  buildIcanhaz: (_session, event) => ({
    path: event.type === "subscribe" ? event.path : "/",
    options: new Map(),
    cache: new Map(),
  }),
  getNextSubscription: () => "finished",
  refillCreditAsNeeded: () => undefined,
  processThePatch: () => undefined,
  buildNom: () => ({ credit: 1n, sequence: 0n }),
  logAccessDenied: () => undefined,
  logInvalidMessage: () => undefined,
  logProtocolError: () => undefined,
};

const hooks = { error: (): void => undefined };
const transport = { send: (): void => undefined, close: (): void => undefined };

/** A handshake server that is made as users make one. */
export const handshakeServer: HandshakeServer<null> = createHandshakeServer({
  handlers: handshakeHandlers,
  hooks,
  context: () => null,
});

/** A FILEMQ server whose sessions are known by numbers. */
export const filemqServer: FilemqServer<null, number> = createFilemqServer({
  handlers: filemqServerHandlers,
  hooks,
  context: ({ key }: { readonly key: number }) => (key > 0 ? null : null),
});

/** Makes a FILEMQ client as users make one. */
export function makeFilemqClient(): FilemqClient<null> {
  return createFilemqClient({ handlers: filemqClientHandlers, hooks, context: null, transport });
}

/** Does to a session what a host does. */
export function play(session: HandshakeServerSession<null>): void {
  session.receive({ type: "BYE" });
  session.dispatch({ type: "SESSION TIMEOUT" });
  session.send({ type: "READY-OK", token: "first", ttl: 600 });
  session.accept({ kind: "unknown", name: "HEY" });
}
