import { expect, test } from "vitest";

import { createHandshakeClient, type HandshakeClient } from "../../generated/handshake/client.js";
import { decodeClientMessage } from "../../generated/registration/messages.js";
import {
  createRegistrationServer,
  type RegistrationServerHandlers,
  type RegistrationServerSession,
} from "../../generated/registration/server.js";
import type { SessionHooks, Transport } from "../../generated/runtime.js";

type Session = RegistrationServerSession<null>;

const handlers: RegistrationServerHandlers<null> = {
  checkConnected: () => undefined,
  generateKey: () => "ASYM. KEY GENERATED",
  buildKey: () => ({ appId: "lamp", privateKey: "a key" }),
  checkAppRegistered: () => undefined,
  storePublicKey: () => undefined,
  buildReadyOk: () => ({ token: "first", ttl: 600 }),
  checkReady: () => undefined,
  buildNop: () => ({ token: "second" }),
  buildBye: () => ({}),
};

const transport: Transport<unknown> = { send: () => undefined, close: () => undefined };

const header = '"header":{"protoVer":1,"seq":1}';
const hello = decodeClientMessage(`{"type":"HELLO",${header},"device":"a lamp"}`);
const ask = decodeClientMessage(`{"type":"ASK",${header},"appId":"lamp","passcode":"open"}`);
const nop = decodeClientMessage(`{"type":"NOP",${header},"token":"first"}`);
const bye = decodeClientMessage(`{"type":"BYE",${header},"token":"first"}`);

interface Opened {
  readonly server: ReturnType<typeof createRegistrationServer<null>>;
  readonly session: Session;
  readonly seen: string[];
}

function open(
  own: Partial<RegistrationServerHandlers<null>> = {},
  act: (session: Session, seen: string[]) => void = () => undefined,
): Opened {
  const seen: string[] = [];
  const hooks: SessionHooks<Session> = {
    error: (_session, error) => {
      seen.push(String(error));
    },
    changed: (session, before) => {
      seen.push(`${before} -> ${session.state}`);
      act(session, seen);
    },
    ended: (_session, reason) => {
      seen.push(`ended: ${reason}`);
    },
  };
  const server = createRegistrationServer<null>({ handlers: { ...handlers, ...own }, hooks, context: () => null });
  return { server, session: server.connect("a device", transport), seen };
}

test("each rest in another state is told once, and not what is passed through on the way", () => {
  const { session, seen } = open();
  session.accept(hello);
  session.accept(ask);
  expect(seen).toEqual(["CONNECTED -> APP REGISTERED", "APP REGISTERED -> READY"]);
});

test("what waits for a promise rests meanwhile", async () => {
  const { session, seen } = open({ generateKey: () => Promise.resolve("ASYM. KEY GENERATED") });
  session.accept(hello);
  session.accept(ask);
  expect(seen).toEqual(["CONNECTED -> REGISTRATION"]);
  await session.until("READY");
  expect(seen).toEqual(["CONNECTED -> REGISTRATION", "REGISTRATION -> APP REGISTERED", "APP REGISTERED -> READY"]);
});

test("a transition to the same state is no change, nor is an event that nothing handles", () => {
  const { session, seen } = open();
  for (const received of [hello, ask, nop, hello, nop]) session.accept(received);
  expect(seen).toEqual(["CONNECTED -> APP REGISTERED", "APP REGISTERED -> READY"]);
});

test("the last change is told before the end", () => {
  const { session, seen } = open();
  for (const received of [hello, ask, bye]) session.accept(received);
  expect(seen.slice(2)).toEqual(["READY -> DISCONNECTED", "ended: final"]);
});

test("an end in the same state is no change", () => {
  const { session, seen } = open();
  session.accept(hello);
  session.terminate();
  expect(seen).toEqual(["CONNECTED -> APP REGISTERED", "ended: terminated"]);
  const failing = open({
    buildReadyOk: () => {
      throw new Error("this handler fails");
    },
  });
  failing.session.accept(hello);
  failing.session.accept(ask);
  expect(failing.seen.slice(1)).toEqual(["Error: this handler fails", "ended: fault"]);
});

test("a call into the session from the hook waits until the hook is done", () => {
  const { session, seen } = open({}, (changed, log) => {
    if (changed.state === "APP REGISTERED") changed.accept(ask);
    if (changed.state === "READY") changed.accept(bye);
    log.push(`still ${changed.state}`);
  });
  session.accept(hello);
  expect(seen).toEqual([
    "CONNECTED -> APP REGISTERED",
    "still APP REGISTERED",
    "APP REGISTERED -> READY",
    "still READY",
    "READY -> DISCONNECTED",
    "still DISCONNECTED",
    "ended: final",
  ]);
});

test("a session can be ended from the hook", () => {
  const { session, seen, server } = open({}, (changed) => {
    changed.terminate();
  });
  session.accept(hello);
  expect(seen).toEqual(["CONNECTED -> APP REGISTERED", "ended: terminated"]);
  expect(server.sessions.size).toBe(0);
});

test("a session that is restored changes from where it was", () => {
  const { session } = open();
  session.accept(hello);
  const { server, seen } = open();
  const restored = server.restore("another device", transport, session.snapshot());
  expect(seen).toEqual([]);
  restored.accept(ask);
  expect(seen).toEqual(["APP REGISTERED -> READY"]);
});

test("a hook that throws is heard by whoever called, and the session goes on", () => {
  let fails = true;
  const { session, seen } = open({}, () => {
    if (fails) throw new Error("this hook fails");
  });
  expect(() => {
    session.accept(hello);
  }).toThrow("this hook fails");
  fails = false;
  session.accept(ask);
  expect(seen).toEqual(["CONNECTED -> APP REGISTERED", "APP REGISTERED -> READY"]);
});

function openClient(hooks: SessionHooks<HandshakeClient<null>>): HandshakeClient<null> {
  const nothing = (): undefined => undefined;
  const clientHandlers = { onServerHello: nothing, onBye: nothing, onReadyOk: nothing, onNop: nothing };
  return createHandshakeClient({ handlers: clientHandlers, hooks, context: null, transport });
}

test("a client's changes are told as well", () => {
  const seen: string[] = [];
  const hooks: SessionHooks<HandshakeClient<null>> = {
    error: () => undefined,
    changed: ({ state }, before) => {
      seen.push(`${before} -> ${state}`);
    },
  };
  const client = openClient(hooks);
  client.sendHello({ header: { protoVer: 1, seq: 1, appId: "lamp" } });
  client.closed();
  expect(seen).toEqual(["CONNECTED -> awaiting SERVER-HELLO", "awaiting SERVER-HELLO -> DISCONNECTED"]);
});

test("a session whose changes nobody wants to hear of keeps nothing for them", () => {
  const client = openClient({ error: () => undefined });
  client.sendHello({ header: { protoVer: 1, seq: 1, appId: "lamp" } });
  expect(Reflect.get(client, "later")).toBeNull();
});
