import { createHandshakeServer } from "../../generated/handshake/index.js";
import { createRegistrationServer } from "../../generated/registration/index.js";

const header = { protoVer: 1, seq: 1, appId: "app" };
const token = "token";
const ready = { token, ttl: 600 };

/** What every server is made of here. */
const options = {
  hooks: {
    error: (_session: unknown, error: unknown): never => {
      throw error;
    },
  },
  context: () => null,
  clock: { every: () => () => undefined },
};
const transport = { send: () => undefined, close: () => undefined };

/** Lets sessions of the other two protocols take so many messages, as in a process that serves all three. */
export function runNeighbours(times: number): void {
  const sessions = [openHandshake(), openRegistration()];
  for (let time = 0; time < times; time += 1)
    for (const session of sessions) session.receive({ type: "NOP", header, token });
}

function openHandshake(): ReturnType<ReturnType<typeof createHandshakeServer>["connect"]> {
  const server = createHandshakeServer({
    ...options,
    handlers: {
      checkConnected: () => undefined,
      openSession: () => undefined,
      buildServerHello: () => ({ sessionId: token, challenge: new Uint8Array(16), ttl: 600 }),
      checkHandshake: () => undefined,
      buildReadyOk: () => ready,
      checkReady: () => undefined,
      buildNop: () => ready,
      buildBye: () => ({}),
    },
  });
  const session = server.connect("a", transport);
  session.receive({ type: "HELLO", header });
  session.receive({ type: "AUTH", header, sessionId: token, signature: new Uint8Array(64) });
  return session;
}

function openRegistration(): ReturnType<ReturnType<typeof createRegistrationServer>["connect"]> {
  const server = createRegistrationServer({
    ...options,
    handlers: {
      checkConnected: () => undefined,
      generateKey: () => "ASYM. KEY GENERATED",
      checkAppRegistered: () => undefined,
      buildKey: () => ({ appId: "app", privateKey: token }),
      storePublicKey: () => undefined,
      buildReadyOk: () => ready,
      checkReady: () => undefined,
      buildNop: () => ready,
      buildBye: () => ({}),
    },
  });
  const session = server.connect("a", transport);
  session.receive({ type: "HELLO", header, device: "device" });
  session.receive({ type: "ASK", header, appId: "app", passcode: "passcode" });
  return session;
}
