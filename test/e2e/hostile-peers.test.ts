import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { enrolApp, type App } from "./app.js";
import { HandshakePeer } from "./handshake-peer.js";
import type { RawClient } from "./raw-client.js";
import { RegistrationPeer } from "./registration-peer.js";
import { Stage, transports } from "./stage.js";
import { startServer, type StartedServer } from "./started-server.js";

const flooders = 200;
const hellos = 100;
const longest = 65_536;

describe.each(transports)("over %s", (transport) => {
  const stage = new Stage();
  let handshake: StartedServer;
  let registration: StartedServer;
  let app: App;

  beforeAll(async () => {
    [handshake, registration] = await Promise.all([
      startServer(stage, "handshake", { transport }),
      startServer(stage, "registration", { transport }),
    ]);
    app = enrolApp(handshake.apps, "an-app");
  });

  afterAll(() => stage.clear());

  const shake = async (): Promise<HandshakePeer> =>
    new HandshakePeer(await stage.connect(transport, handshake.port), app);
  const register = async (): Promise<RegistrationPeer> =>
    new RegistrationPeer(await stage.connect(transport, registration.port));

  test.each([
    ["handshake", shake, () => handshake.apps],
    ["registration", register, () => registration.apps],
  ] as const)("a flood of HELLOs leaves the %s server as it was", async (_name, connect, findApps) => {
    const bystander = await connect();
    await bystander.reach("READY");
    const before = readdirSync(findApps());
    await Promise.all(Array.from({ length: flooders }, async (_, at) => flood(await connect(), at)));
    await bystander.nop();
    expect(readdirSync(findApps())).toEqual(before);
    const next = await connect();
    await next.reach("READY");
    expect(await next.bye()).toBe("in order");
  });

  test.each([
    ["handshake", shake],
    ["registration", register],
  ] as const)("more than 64 KiB in one message ends that connection to the %s server only", async (_name, connect) => {
    const [bystander, hostile] = [await connect(), await connect()];
    await bystander.reach("READY");
    hostile.peer.sendBytes(Buffer.alloc(longest + 1, "a"));
    if (transport === "TCP")
      expect(await hostile.peer.receive()).toEqual({ type: "BYE", reason: "json validation failed" });
    expect(await hostile.peer.end()).toBe(transport === "TCP" ? "in order" : "with 1009");
    await bystander.nop();
    expect(await bystander.bye()).toBe("in order");
  });

  test.each([
    ["no text", Uint8Array.of(0xff, 0xfe, 0x0a)],
    ["text with a byte that is none", Buffer.from('{"type":"HELLO\x80"}\n', "latin1")],
  ])("bytes that are %s are malformed", async (_name, bytes) => {
    const { peer } = await shake();
    peer.sendBytes(bytes);
    expect(await peer.receive()).toEqual({ type: "BYE", reason: "json validation failed" });
    expect(await peer.end()).toBe("in order");
  });

  test("an AUTH that was overheard opens no other session", async () => {
    const [overheard, thief, bolder] = [await shake(), await shake(), await shake()];
    for (const client of [overheard, thief, bolder]) await client.reach("HANDSHAKE");
    const auth = overheard.sample("AUTH");
    overheard.peer.send(auth);
    await overheard.expect("READY-OK");
    thief.peer.send(auth);
    expect(await thief.peer.receive()).toEqual({ type: "BYE", reason: "invalid session id" });
    bolder.peer.send({ ...auth, sessionId: bolder.sessionId });
    expect(await bolder.peer.receive()).toEqual({ type: "BYE", reason: "invalid auth field" });
  });

  test("a token is worth nothing in another session", async () => {
    const [rich, thief] = [await shake(), await shake()];
    for (const client of [rich, thief]) await client.reach("READY");
    thief.peer.send({ ...thief.sample("NOP"), token: rich.token });
    expect(await thief.peer.receive()).toEqual({ type: "BYE", reason: "invalid token" });
    await rich.nop();
  });

  test("what arrives while the key is made waits until it is there", async () => {
    const client = await register();
    for (let sent = 0; sent < 3; sent += 1) client.say("HELLO");
    await client.expect("KEY");
    expect(await client.peer.receive()).toEqual({ type: "BYE", reason: "unexpected message" });
    expect(await client.peer.end()).toBe("in order");
  });

  test("a public key is there once ASK was accepted, and not before", async () => {
    const client = await register();
    await client.reach("APP REGISTERED");
    expect(readdirSync(registration.apps)).not.toContain(`${client.appId}.pem`);
    await client.reach("READY");
    const stored = createPublicKey(readFileSync(join(registration.apps, `${client.appId}.pem`)));
    expect(stored.equals(createPublicKey(createPrivateKey(client.privateKey)))).toBe(true);
  });

  test("a wrong passcode leaves nothing behind", async () => {
    const client = await register();
    await client.reach("APP REGISTERED");
    const before = readdirSync(registration.apps);
    client.peer.send({ ...client.sample("ASK"), passcode: "a-guess-at-the-passcode" });
    expect(await client.peer.receive()).toEqual({ type: "BYE", reason: "invalid passcode" });
    expect(await client.peer.end()).toBe("in order");
    expect(readdirSync(registration.apps)).toEqual(before);
  });

  test("no server says a secret, or has failed", () => {
    expect(stage.secrets.size).toBeGreaterThan(0);
    expect(stage.findSlips()).toEqual([]);
  });
});

/** Sends HELLO again and again. Every other flooder goes away once it was cut off, the rest at once. */
async function flood(client: RawClient, at: number): Promise<void> {
  for (let sent = 0; sent < hellos; sent += 1) client.say("HELLO");
  if (at % 2 === 0) await client.peer.end();
  client.peer.vanish();
}
