import {
  createHandshakeClient,
  createHandshakeServer,
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeServerMessage,
  type HandshakeClient,
  type HandshakeClientHandlers,
  type HandshakeServerHandlers,
  type HandshakeServerSession,
  type Header,
} from "../../../generated/handshake/index.js";

// A server and a client in one program, with nothing between them but text. It prints what happened, line by line.

/** What a client learns from its server. */
interface Device {
  sessionId: string;
  token: string;
}

const seen: string[] = [];

const serverHandlers: HandshakeServerHandlers<{ app: string }> = {
  checkConnected: (_session, { header }) => (header.protoVer === 1 ? undefined : "INVALID HEADER"),
  openSession: async ({ context }, { header }) => {
    await Promise.resolve();
    context.app = header.appId;
  },
  buildServerHello: () => ({ sessionId: "a session", challenge: new Uint8Array(16).fill(7), ttl: 600 }),
  checkHandshake: ({ context }, { header, signature }) =>
    header.appId === context.app && signature.length === 64 ? undefined : "INVALID AUTH FIELD",
  buildReadyOk: () => ({ token: "first", ttl: 600 }),
  checkReady: (_session, { token }) => (token === "first" || token === "second" ? undefined : "INVALID TOKEN"),
  buildNop: () => ({ token: "second" }),
  buildBye: (_session, { type }) => ({ reason: `answers ${type}` }),
};

const clientHandlers: HandshakeClientHandlers<Device> = {
  onServerHello: ({ context }, { sessionId }) => {
    context.sessionId = sessionId;
  },
  onReadyOk: ({ context }, { token }) => {
    context.token = token;
  },
  onNop: ({ context }, { token }) => {
    context.token = token;
  },
  onBye: (_client, { reason }) => {
    seen.push(`client hears: ${reason ?? "nothing"}`);
  },
};

function makeHooks(role: string) {
  return {
    error: (_session: unknown, error: unknown) => {
      seen.push(`${role} fails: ${String(error)}`);
    },
    unhandled: (_session: unknown, { type }: { readonly type: string }) => {
      seen.push(`${role} does not handle ${type}`);
    },
    ended: ({ state }: { readonly state: string }, reason: string) => {
      seen.push(`${role} ends in ${state}: ${reason}`);
    },
  };
}

/** Makes what a session writes to: each message arrives as text, in order, once the step under way is complete. */
function makeTransport<Message>(encode: (message: Message) => string, peer: Peer) {
  return {
    send: (message: Message) => {
      const text = encode(message);
      queueMicrotask(() => {
        peer.hear(text);
      });
    },
    close: () => {
      queueMicrotask(() => {
        peer.close();
      });
    },
  };
}

interface Peer {
  readonly hear: (text: string) => void;
  readonly close: () => void;
}

const server = createHandshakeServer({
  handlers: serverHandlers,
  hooks: makeHooks("server"),
  context: () => ({ app: "" }),
});

const session: HandshakeServerSession<{ app: string }> = server.connect(
  "a device",
  makeTransport(encodeServerMessage, {
    hear: (text) => {
      client.accept(decodeServerMessage(text));
      seen.push(`client: ${client.state}`);
    },
    close: () => {
      client.closed();
    },
  }),
);

const client: HandshakeClient<Device> = createHandshakeClient({
  handlers: clientHandlers,
  hooks: makeHooks("client"),
  context: { sessionId: "", token: "" },
  transport: makeTransport(encodeClientMessage, {
    hear: (text) => {
      session.accept(decodeClientMessage(text));
      seen.push(`server: ${session.state}`);
    },
    close: () => {
      session.closed();
    },
  }),
});

/** Goes on once all that was sent has arrived and been answered: that takes microtasks only. */
async function letAllArrive(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

function makeHeader(seq: number): Header {
  return { protoVer: 1, seq, appId: "lamp" };
}

const ready = client.until("READY");
client.sendHello({ header: makeHeader(1) });
await letAllArrive();
const { sessionId } = client.context;
client.sendAuth({ header: makeHeader(2), sessionId, signature: new Uint8Array(64) });
await ready;
client.sendNop({ header: makeHeader(3), token: client.context.token });
await letAllArrive();
client.sendBye({ header: makeHeader(4), token: client.context.token });
await letAllArrive();

seen.push(`sessions left: ${server.sessions.size}`);
for (const line of seen) console.log(line);
