import { expect, test } from "vitest";

import { createHandshakeServer, type HandshakeServerHandlers, type HandshakeServerSession } from "../../generated/handshake/server.js";
import { decodeClientMessage, encodeServerMessage } from "../../generated/handshake/messages.js";
import { makeWire } from "./wire.js";

interface Device {
  app: string;
}

const handlers: HandshakeServerHandlers<Device> = {
  checkConnected: (_session, { header }) => (header.protoVer === 1 ? undefined : "INVALID HEADER"),
  openSession: ({ context }, { header }) => {
    context.app = header.appId;
  },
  buildServerHello: ({ context }) => ({ sessionId: `s-${context.app}`, challenge: Uint8Array.of(1, 2, 3), ttl: 600 }),
  checkHandshake: ({ context }, { sessionId }) => (sessionId === `s-${context.app}` ? undefined : "INVALID SESSION ID"),
  buildReadyOk: () => ({ token: "first", ttl: 600 }),
  checkReady: (_session, { token }) => (token === "first" ? undefined : "INVALID TOKEN"),
  buildNop: () => ({ token: "second" }),
  buildBye: (_session, { type }) => ({ reason: type }),
};

function open(): { readonly seen: readonly string[]; readonly session: HandshakeServerSession<Device> } {
  const { seen, transport, hooks } = makeWire(encodeServerMessage);
  const server = createHandshakeServer<Device>({ handlers, hooks, context: () => ({ app: "" }) });
  return { seen, session: server.connect("a device", transport) };
}

const header = '"header":{"protoVer":1,"seq":1,"appId":"lamp"}';
const hello = `{"type":"HELLO",${header}}`;
const auth = `{"type":"AUTH",${header},"sessionId":"s-lamp","signature":"AQI="}`;

test("text goes in and text comes out, from HELLO to BYE", () => {
  const { seen, session } = open();
  for (const text of [hello, auth, `{"type":"NOP",${header},"token":"first"}`, '{"type":"BYE","token":"first"}']) {
    session.accept(decodeClientMessage(text));
  }
  expect(seen).toEqual([
    '{"type":"SERVER-HELLO","sessionId":"s-lamp","challenge":"AQID","ttl":600}',
    '{"type":"READY-OK","token":"first","ttl":600}',
    '{"type":"NOP","token":"second"}',
    '{"type":"BYE","reason":"BYE"}',
    "close final",
    "end final",
  ]);
});

test("text that is no message is answered as malformed", () => {
  const { seen, session } = open();
  session.accept(decodeClientMessage('{"type":"HELLO","header":{"protoVer":300}}'));
  expect(seen).toEqual(['{"type":"BYE","reason":"JSON VALIDATION FAILED"}', "close final", "end final"]);
});

test("a message that nobody declares is answered like any other, and so is one that only the server may send", () => {
  for (const text of ['{"type":"HEY"}', '{"type":"READY-OK","token":"first","ttl":600}']) {
    const { seen, session } = open();
    session.accept(decodeClientMessage(text));
    expect(seen).toEqual(['{"type":"BYE","reason":"*"}', "close final", "end final"]);
  }
});

test("a rejection sees the message that was turned down", () => {
  const { seen, session } = open();
  session.accept(decodeClientMessage(hello));
  session.accept(decodeClientMessage(auth.replace("s-lamp", "s-other")));
  expect(seen.slice(1)).toEqual(['{"type":"BYE","reason":"INVALID SESSION ID"}', "close final", "end final"]);
});

test("a server keeps the sessions of different keys apart, and forgets those that ended", () => {
  const { transport, hooks } = makeWire(encodeServerMessage);
  const server = createHandshakeServer<Device, number>({ handlers, hooks, context: () => ({ app: "" }) });
  const first = server.connect(1, transport);
  const second = server.connect(2, transport);
  first.accept(decodeClientMessage(hello));
  expect([first.state, second.state]).toEqual(["HANDSHAKE", "CONNECTED"]);
  expect(() => server.connect(1, transport)).toThrow("a session that has not ended");
  first.terminate();
  expect([...server.sessions.keys()]).toEqual([2]);
  expect(server.connect(1, transport).state).toBe("CONNECTED");
});
