import { expect, test } from "vitest";

import { createFilemqClient } from "../../generated/filemq/client.js";
import { createHandshakeClient, type HandshakeClient } from "../../generated/handshake/client.js";
import { CommandRefused, SessionEnded } from "../../generated/runtime.js";
import { filemqClientHandlers } from "../types/complete-handlers.js";
import { makeTypeWire } from "./wire.js";

const header = { protoVer: 1, seq: 1, appId: "lamp" };

function open(onServerHello: (client: HandshakeClient<null>) => void = () => undefined) {
  const { seen, transport, hooks } = makeTypeWire();
  const nothing = () => undefined;
  const handlers = { onServerHello, onBye: nothing, onReadyOk: nothing, onNop: nothing };
  return { seen, client: createHandshakeClient({ handlers, hooks, context: null, transport }) };
}

const serverHello = { type: "SERVER-HELLO", sessionId: "1", challenge: new Uint8Array(), ttl: 600 } as const;

test("a client has a method for each command, which sends the message with its fields", () => {
  const { seen, client } = open();
  client.sendHello({ header });
  expect([seen, client.state]).toEqual([["HELLO"], "awaiting SERVER-HELLO"]);
});

test("a command that the state does not take is refused with its name and the state", () => {
  const { client } = open();
  client.sendHello({ header });
  let refusal: unknown = null;
  try {
    client.sendHello({ header });
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(CommandRefused);
  expect(refusal).toMatchObject({ command: "send HELLO", state: "awaiting SERVER-HELLO" });
});

test("a refusal inside a handler goes to the error hook, and the session goes on", () => {
  const { seen, client } = open((session) => {
    session.sendHello({ header });
  });
  client.sendHello({ header });
  client.receive(serverHello);
  expect(seen).toEqual(["HELLO", 'error CommandRefused: "send HELLO" is not allowed in the state "HANDSHAKE"']);
  expect(client.state).toBe("HANDSHAKE");
});

test("until settles when the client rests in the state, at once where it does", async () => {
  const { client } = open();
  await client.until("CONNECTED");
  const reached = client.until("HANDSHAKE");
  client.sendHello({ header });
  client.receive(serverHello);
  await reached;
  expect(client.state).toBe("HANDSHAKE");
});

test("until rejects with the reason where the session ends elsewhere, and settles where it ends in the state", async () => {
  const { client } = open();
  const ready = client.until("READY");
  const over = client.until("DISCONNECTED");
  client.sendHello({ header });
  client.receive({ type: "BYE", reason: "no" });
  client.closed();
  await over;
  await expect(ready).rejects.toThrow(SessionEnded);
  await expect(ready).rejects.toMatchObject({ reason: "final", state: "DISCONNECTED" });
  await expect(client.until("READY")).rejects.toMatchObject({ reason: null });
});

test("until passes over a state that is only passed through", async () => {
  const { hooks, transport } = makeTypeWire();
  const handlers = { ...filemqClientHandlers, getFirstSubscription: () => "finished" as const };
  const client = createFilemqClient({ handlers, hooks, context: null, transport });
  const settled: string[] = [];
  void client.until("Subscribing").then(
    () => settled.push("Subscribing"),
    () => settled.push("never"),
  );
  void client.until("Ready").then(() => settled.push("Ready"));
  client.opened();
  client.receive({ type: "OHAI-OK" });
  client.terminate();
  await new Promise(setImmediate);
  expect(settled).toEqual(["Ready", "never"]);
});
