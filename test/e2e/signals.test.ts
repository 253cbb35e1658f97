import { existsSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { enrolApp, makeApp, writeKey } from "./app.js";
import { listClientFlags } from "./client-flags.js";
import { HandshakePeer } from "./handshake-peer.js";
import { connectLines } from "./line-peer.js";
import { RegistrationPeer } from "./registration-peer.js";
import { Stage } from "./stage.js";
import { startServer } from "./started-server.js";
import { listenStrangely } from "./strange-server.js";
import { tap } from "./tap.js";

/** How long a program may take to end once it is told to, in seconds: a second, and as much as a busy machine adds. */
const prompt = 4;

const stage = new Stage();

afterAll(() => stage.clear());

describe("a server that is told to end closes its sessions and exits with 0", () => {
  test.concurrent.each([
    ["handshake", "TCP", "SIGTERM"],
    ["handshake", "WebSocket", "SIGINT"],
    ["registration", "TCP", "SIGINT"],
    ["registration", "WebSocket", "SIGTERM"],
  ] as const)("%s over %s, by %s", async (protocol, transport, signal) => {
    const { program, port, apps } = await startServer(stage, protocol, { transport });
    const peer = await stage.connect(transport, port);
    const client =
      protocol === "handshake" ? new HandshakePeer(peer, enrolApp(apps, "an-app")) : new RegistrationPeer(peer);
    await client.reach("READY");
    program.signal(signal);
    expect(await peer.end()).toBe(transport === "TCP" ? "in order" : "with 1001");
    expect(await program.end(prompt)).toMatchObject({ code: 0, stderr: "" });
  });

  test.concurrent("even where a peer never closes its own end", async () => {
    const { program, port } = await startServer(stage, "handshake", { transport: "TCP" });
    const peer = await connectLines(port, stage.secrets, { allowHalfOpen: true });
    stage.onClear(() => {
      peer.vanish();
    });
    peer.sendText("{");
    expect(await peer.receive()).toEqual({ type: "BYE", reason: "json validation failed" });
    program.signal("SIGTERM");
    expect(await program.end(prompt)).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("a client that is told to end exits with 0", () => {
  test.concurrent.each(["TCP", "WebSocket"] as const)("with a BYE in READY, over %s", async (transport) => {
    const { port, apps } = await startServer(stage, "handshake", { transport });
    const app = enrolApp(apps, "an-app");
    const key = writeKey(stage.makeFolder(), app);
    const seen = await tap(stage, transport, port);
    const more = ["--app", app.id, "--nops", "1000000000", "--trace"];
    const client = stage.start(
      "handshake/client",
      listClientFlags("handshake", { transport, port: seen.port, key, more }),
    );
    await client.says(/-> READY\n/u);
    client.signal("SIGINT");
    expect(await client.end(prompt)).toMatchObject({ code: 0, stdout: "connected\n" });
    expect(seen.fromClient.at(-1)).toMatchObject({ type: "BYE" });
    expect(seen.fromServer.at(-1)).toEqual({ type: "BYE", reason: "bye" });
  });

  test.concurrent("the handshake client, at once where no BYE may be said", async () => {
    const key = writeKey(stage.makeFolder(), makeApp("an-app"));
    const port = await listenStrangely(stage);
    const flags = listClientFlags("handshake", { transport: "TCP", port, key, more: ["--app", "an-app"] });
    const client = stage.start("handshake/client", flags);
    await client.says(/^connected\n/u);
    client.signal("SIGTERM");
    expect(await client.end(prompt)).toMatchObject({ code: 0, stdout: "connected\n", stderr: "" });
  });

  test.concurrent("the registration client, and leaves no key", async () => {
    const key = join(stage.makeFolder(), "key.pem");
    const port = await listenStrangely(stage);
    const client = stage.start("registration/client", listClientFlags("registration", { transport: "TCP", port, key }));
    await client.says(/^connected\n/u);
    client.signal("SIGTERM");
    expect(await client.end(prompt)).toMatchObject({ code: 0, stdout: "connected\n", stderr: "" });
    expect(existsSync(key)).toBe(false);
  });
});

test("no program says a secret, or prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
