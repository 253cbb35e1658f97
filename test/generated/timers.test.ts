import { expect, test } from "vitest";

import { createFilemqServer } from "../../generated/filemq/server.js";
import { createHandshakeServer } from "../../generated/handshake/server.js";
import { makeFakeClock } from "../support/fake-clock.js";
import { filemqServerHandlers, handshakeHandlers } from "../types/complete-handlers.js";
import { makeTypeWire } from "./wire.js";

const header = { protoVer: 1, seq: 1, appId: "lamp" };
const hello = { type: "HELLO", header } as const;
const auth = { type: "AUTH", header, sessionId: "1", signature: new Uint8Array() } as const;
const nop = { type: "NOP", token: "first" } as const;

function openHandshake(durations: { readonly "CONNECTION TIMEOUT"?: number; readonly "SESSION TIMEOUT"?: number } = {}) {
  const clock = makeFakeClock();
  const { seen, transport, hooks } = makeTypeWire();
  const server = createHandshakeServer({ handlers: handshakeHandlers, hooks, context: () => null, clock, durations });
  return { clock, seen, server, session: server.connect("a device", transport) };
}

function openFilemq() {
  const clock = makeFakeClock();
  const { seen, transport, hooks } = makeTypeWire();
  const server = createFilemqServer({ handlers: filemqServerHandlers, hooks, context: () => null, clock });
  return { clock, seen, session: server.connect("a client", transport) };
}

test("a timer is never early, and at most two ticks late", () => {
  const { clock, session } = openHandshake();
  clock.advance(30_000);
  expect(session.ended).toBe(false);
  clock.advance(200);
  expect(session.ended).toBe(true);
});

test("a timer that what arrives restarts runs from the last arrival, and does not run where the state has none", () => {
  const { clock, seen, session } = openHandshake();
  clock.advance(29_000);
  session.receive(hello);
  clock.advance(60_000);
  expect(session.state).toBe("HANDSHAKE");
  session.receive(auth);
  clock.advance(29_900);
  expect(session.state).toBe("READY");
  clock.advance(300);
  expect(seen).toEqual(["SERVER-HELLO", "READY-OK", "BYE", "close final", "end final"]);
});

test("a timer that entering restarts runs from the last time its state was entered, itself included", () => {
  const { clock, session } = openHandshake({ "SESSION TIMEOUT": 40_000 });
  session.receive(hello);
  session.receive(auth);
  clock.advance(25_000);
  session.receive(nop);
  clock.advance(25_000);
  session.accept({ kind: "message", message: nop });
  expect(session.state).toBe("READY");
  clock.advance(29_000);
  expect(session.ended).toBe(false);
  clock.advance(2_000);
  expect(session.ended).toBe(true);
});

test("a heartbeat comes again and again while nothing arrives, and the end once", () => {
  const { clock, seen, session } = openFilemq();
  session.receive({ type: "OHAI", protocol: "FILEMQ", version: 1 });
  clock.advance(3_200);
  expect(seen).toEqual(["OHAI-OK", "HUGZ", "HUGZ", "close terminated", "end terminated"]);
  expect(clock.size).toBe(0);
});

test("an ignored message is a sign of life", () => {
  const { clock, seen, session } = openFilemq();
  session.receive({ type: "OHAI", protocol: "FILEMQ", version: 1 });
  for (let second = 0; second < 5; second += 1) {
    clock.advance(900);
    session.receive({ type: "HUGZ-OK" });
  }
  expect(seen).toEqual(["OHAI-OK"]);
});

test("durations can be overridden, with Infinity for never; others are refused", () => {
  const { clock, session } = openHandshake({ "CONNECTION TIMEOUT": 50 });
  clock.advance(50);
  expect(session.ended).toBe(false);
  clock.advance(20);
  expect(session.ended).toBe(true);
  const patient = openHandshake({ "CONNECTION TIMEOUT": Infinity });
  patient.clock.advance(1e6);
  expect(patient.session.ended).toBe(false);
  expect(() => openHandshake({ "SESSION TIMEOUT": -1 })).toThrow(
    new RangeError('the duration of "SESSION TIMEOUT" must be 0 or more, in milliseconds'),
  );
  expect(() => openHandshake({ "SESSION TIMEOUT": NaN })).toThrow(RangeError);
});

test("a server counts time only while it has sessions, and by one tick however late the clock is", () => {
  const { clock, server, session } = openHandshake();
  expect(clock.size).toBe(1);
  session.terminate();
  expect(clock.size).toBe(0);
  clock.advance(100_000);
  const next = server.connect("another", makeTypeWire().transport);
  clock.advance(29_900);
  expect([clock.size, next.ended]).toEqual([1, false]);
});
