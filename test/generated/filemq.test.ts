import { expect, test } from "vitest";

import type { ClientMessage, ServerMessage } from "../../generated/filemq/messages.js";
import { createFilemqClient } from "../../generated/filemq/client.js";
import { createFilemqServer } from "../../generated/filemq/server.js";
import { filemqClientHandlers, filemqServerHandlers } from "../types/complete-handlers.js";
import { makeWire } from "./wire.js";

test("a server takes decoded messages, and sends them with their fields", () => {
  const { seen, transport, hooks } = makeWire<ServerMessage>((message) => JSON.stringify(message));
  const server = createFilemqServer({ handlers: filemqServerHandlers, hooks, context: () => null });
  const session = server.connect("a client", transport);
  session.accept({ kind: "message", message: { type: "OHAI", protocol: "FILEMQ", version: 1 } });
  session.accept({ kind: "malformed", reason: "too short" });
  session.accept({ kind: "message", message: { type: "YARLY", mechanism: "PLAIN", response: new Uint8Array() } });
  expect(seen).toEqual([
    '{"type":"OHAI-OK"}',
    "unhandled undecodable",
    '{"type":"RTFM","reason":"no YARLY now"}',
    "close terminated",
    "end terminated",
  ]);
});

test("a client sends the constants of its messages, and what its builders give", () => {
  const sent: ClientMessage[] = [];
  const { hooks } = makeWire(String);
  const transport = { send: (message: ClientMessage) => void sent.push(message), close: () => undefined };
  const client = createFilemqClient({ handlers: filemqClientHandlers, hooks, context: null, transport });
  client.opened();
  client.accept({ kind: "message", message: { type: "OHAI-OK" } });
  client.dispatch({ type: "subscribe", path: "/photos" });
  expect(sent).toEqual([
    { type: "OHAI", protocol: "FILEMQ", version: 1 },
    { type: "ICANHAZ", path: "/", options: new Map(), cache: new Map() },
    { type: "ICANHAZ", path: "/photos", options: new Map(), cache: new Map() },
  ]);
  expect(client.state).toBe("Ready");
});
