import { expect, test } from "vitest";

import { createFilemqClient } from "../../generated/filemq/client.js";
import { createFilemqServer } from "../../generated/filemq/server.js";
import { createHandshakeServer, type HandshakeServerState } from "../../generated/handshake/server.js";
import { SnapshotRefused, type Snapshot } from "../../generated/runtime.js";
import { makeFakeClock } from "../support/fake-clock.js";
import { filemqClientHandlers, filemqServerHandlers, handshakeHandlers } from "../types/complete-handlers.js";
import { makeTypeWire } from "./wire.js";

const header = { protoVer: 1, seq: 1, appId: "lamp" };

function open() {
  const clock = makeFakeClock();
  const { seen, transport, hooks } = makeTypeWire();
  const server = createHandshakeServer({ handlers: handshakeHandlers, hooks, context: () => null, clock });
  return { clock, seen, transport, server };
}

/** Gives a snapshot as it comes back from where it was kept. */
function keep<State extends string>(snapshot: Snapshot<State>): Snapshot<State> {
  return JSON.parse(JSON.stringify(snapshot)) as Snapshot<State>;
}

function takeSnapshot(): Snapshot<HandshakeServerState> {
  const { clock, server, transport } = open();
  const session = server.connect("a device", transport);
  session.receive({ type: "HELLO", header });
  session.receive({ type: "AUTH", header, sessionId: "1", signature: new Uint8Array() });
  clock.advance(20_000);
  return keep(session.snapshot());
}

test("a session goes on where its snapshot was taken, with the time that its timers had left", () => {
  const { clock, seen, server, transport } = open();
  const session = server.restore("a device", transport, takeSnapshot());
  expect([session.state, seen]).toEqual(["READY", []]);
  clock.advance(10_000);
  expect(session.ended).toBe(false);
  clock.advance(300);
  expect(seen).toEqual(["BYE", "close final", "end final"]);
});

test("a timer that has fired stays so, and one that is restarted runs anew", () => {
  const clock = makeFakeClock();
  const { transport, hooks } = makeTypeWire();
  const options = { handlers: filemqServerHandlers, hooks, context: () => null, clock };
  const first = createFilemqServer(options).connect("a client", transport);
  first.receive({ type: "OHAI", protocol: "FILEMQ", version: 1 });
  clock.advance(2_500);
  const second = createFilemqServer(options).restore("a client", transport, keep(first.snapshot()));
  expect(second.snapshot()).toEqual(first.snapshot());
  clock.advance(450);
  expect(second.ended).toBe(false);
  clock.advance(300);
  expect(second.ended).toBe(true);
});

test("a snapshot of another version of the chart is refused with both hashes", () => {
  const { server, transport } = open();
  const snapshot = takeSnapshot();
  const restore = () => server.restore("a device", transport, { ...snapshot, chart: "0123456789abcdef" });
  expect(restore).toThrow(SnapshotRefused);
  expect(restore).toThrow(`it is of the chart 0123456789abcdef, and this is ${snapshot.chart}`);
  expect(server.sessions.size).toBe(0);
});

test("a damaged snapshot is refused, and leaves no session behind", () => {
  const { clock, server, transport } = open();
  const snapshot = takeSnapshot();
  const damages: object[] = [
    { state: "__proto__" },
    { state: "DISCONNECTED" },
    { received: null },
    { received: "1" },
    { timers: null },
    { timers: { "SESSION TIMEOUT": 1 } },
  ];
  for (const damage of damages) {
    expect(() => server.restore("a device", transport, { ...snapshot, ...damage })).toThrow(SnapshotRefused);
  }
  expect([server.sessions.size, clock.size]).toEqual([0, 0]);
});

test("a session in which something is pending has no snapshot, nor has one that is over", async () => {
  const { transport, hooks } = makeTypeWire();
  let answer: (outcome: "friend") => void = () => undefined;
  const handlers = {
    ...filemqServerHandlers,
    tryAnonymousAccess: () =>
      new Promise<"friend">((resolve) => {
        answer = resolve;
      }),
  };
  const session = createFilemqServer({ handlers, hooks, context: () => null }).connect("a client", transport);
  session.receive({ type: "OHAI", protocol: "FILEMQ", version: 1 });
  expect(() => session.snapshot()).toThrow("a session that is pending has no snapshot");
  answer("friend");
  await Promise.resolve();
  expect(session.snapshot().state).toBe("Ready");
  session.terminate();
  expect(() => session.snapshot()).toThrow("a session that is ended has no snapshot");
});

test("a client is restored without entering its initial state", () => {
  const { seen, transport, hooks } = makeTypeWire();
  const options = { handlers: filemqClientHandlers, hooks, context: null, transport };
  const client = createFilemqClient(options);
  client.opened();
  const restored = createFilemqClient({ ...options, snapshot: keep(client.snapshot()) });
  expect([restored.state, seen]).toEqual(["Requesting Access", ["OHAI"]]);
});
