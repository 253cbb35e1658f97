import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { listClientFlags } from "./client-flags.js";
import type { ProgramEnd } from "./program.js";
import { Stage, transports } from "./stage.js";
import { startServer, type StartedServer } from "./started-server.js";
import { tap, type Tap } from "./tap.js";

const nops = Array.from({ length: 10 }, () => "NOP");

// Each test goes on where the one before has ended.
describe.each(transports)("over %s", (transport) => {
  const stage = new Stage();
  let apps: string;
  let key: string;
  let registration: StartedServer;
  let handshake: StartedServer;
  let app: string;

  beforeAll(async () => {
    apps = join(stage.makeFolder(), "apps");
    key = join(stage.makeFolder(), "lamp.pem");
    const choice = { transport, apps, flags: ["--trace"] };
    [registration, handshake] = await Promise.all([
      startServer(stage, "registration", choice),
      startServer(stage, "handshake", choice),
    ]);
  });

  afterAll(() => stage.clear());

  test("an app registers", async () => {
    const seen = await tap(stage, transport, registration.port);
    const flags = listClientFlags("registration", { transport, port: seen.port, key });
    const end = await stage.start("registration/client", [...flags, "--trace"]).end();
    expect(end).toMatchObject({ code: 0, stdout: expect.stringMatching(/^connected\n\S+\n$/u) as string });
    app = end.stdout.split("\n")[1] ?? "";

    expect(listTypes(seen)).toEqual({ client: ["HELLO", "ASK", "BYE"], server: ["KEY", "READY-OK", "BYE"] });
    expect(seen.fromServer).toMatchObject([
      { appId: app, privateKey: readFileSync(key, "utf8") },
      { ttl: 600 },
      { reason: "bye" },
    ]);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(readdirSync(apps)).toEqual([`${app}.pem`]);
    expectClientTrace(end);
  });

  test("it does the handshake with the key that it was given", async () => {
    const seen = await tap(stage, transport, handshake.port);
    const more = ["--app", app, "--nops", String(nops.length)];
    const flags = listClientFlags("handshake", { transport, port: seen.port, key, more });
    const end = await stage.start("handshake/client", [...flags, "--trace"]).end();
    expect(end).toMatchObject({ code: 0, stdout: "connected\n" });

    expect(listTypes(seen)).toEqual({
      client: ["HELLO", "AUTH", ...nops, "BYE"],
      server: ["SERVER-HELLO", "READY-OK", ...nops, "BYE"],
    });
    expect(seen.fromServer.at(-1)).toEqual({ type: "BYE", reason: "bye" });
    const tokens = seen.fromServer.flatMap(({ token }) => (token === undefined ? [] : [token]));
    expect(new Set(tokens).size).toBe(nops.length + 1);
    expectClientTrace(end);
  });

  test("the servers trace the states of the charts", async () => {
    expect(await readTrace(registration)).toEqual([
      "CONNECTED -> REGISTRATION",
      "REGISTRATION -> APP REGISTERED",
      "APP REGISTERED -> READY",
      "READY -> DISCONNECTED",
      "ended: final",
    ]);
    expect(await readTrace(handshake)).toEqual([
      "CONNECTED -> HANDSHAKE",
      "HANDSHAKE -> READY",
      "READY -> DISCONNECTED",
      "ended: final",
    ]);
  });

  test("no program says a secret, or has failed", () => {
    expect(stage.secrets.size).toBeGreaterThan(nops.length);
    expect(stage.findSlips()).toEqual([]);
  });
});

function listTypes({ fromClient, fromServer }: Tap): Readonly<Record<"client" | "server", unknown>> {
  return { client: fromClient.map(({ type }) => type), server: fromServer.map(({ type }) => type) };
}

/** Expects that a client has traced its states up to the end, and said nothing else on stderr. */
function expectClientTrace({ stderr }: ProgramEnd): void {
  expect(stderr).toMatch(/^(?:client .+ -> .+\n)+client .*ended: final\n$/u);
}

/** Gives what a server traces of its one session once that has ended, without the peer's address. */
async function readTrace({ program }: StartedServer): Promise<readonly string[]> {
  await program.says(/ended: final\n/u);
  return program.errors.map((line) => line.replace(/^127\.0\.0\.1:\d+ /u, ""));
}
