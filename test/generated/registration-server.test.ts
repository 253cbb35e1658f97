import { expect, test } from "vitest";

import { decodeClientMessage, encodeServerMessage } from "../../generated/registration/messages.js";
import { createRegistrationServer, type RegistrationServerHandlers } from "../../generated/registration/server.js";
import { makeWire } from "./wire.js";

const handlers: RegistrationServerHandlers<string[]> = {
  checkConnected: (_session, { header }) => (header.protoVer === 1 ? undefined : "INVALID HEADER INFO"),
  generateKey: async () => Promise.resolve("ASYM. KEY GENERATED"),
  buildKey: () => ({ appId: "lamp", privateKey: "a key" }),
  checkAppRegistered: (_session, { passcode }) => (passcode === "open" ? undefined : "INVALID PASSCODE"),
  storePublicKey: ({ context }, { appId }) => {
    context.push(appId);
  },
  buildReadyOk: () => ({ token: "first", ttl: 600 }),
  checkReady: () => undefined,
  buildNop: () => ({ token: "second" }),
  buildBye: (_session, { type }) => ({ reason: type }),
};

const header = '"header":{"protoVer":1,"seq":1}';

test("text goes in and text comes out, and the key is told once it was generated", async () => {
  const { seen, transport, hooks } = makeWire(encodeServerMessage);
  const stored: string[] = [];
  const session = createRegistrationServer({ handlers, hooks, context: () => stored }).connect("a device", transport);
  session.accept(decodeClientMessage(`{"type":"HELLO",${header},"device":"a lamp"}`));
  expect([session.state, seen]).toEqual(["REGISTRATION", []]);
  await new Promise(setImmediate);
  expect(session.state).toBe("APP REGISTERED");
  session.accept(decodeClientMessage(`{"type":"ASK",${header},"appId":"lamp","passcode":"open"}`));
  session.accept(decodeClientMessage("no JSON"));
  expect(stored).toEqual(["lamp"]);
  expect(seen).toEqual([
    '{"type":"KEY","appId":"lamp","privateKey":"a key"}',
    '{"type":"READY-OK","token":"first","ttl":600}',
    '{"type":"BYE","reason":"JSON VALIDATION FAILED"}',
    "close final",
    "end final",
  ]);
});
