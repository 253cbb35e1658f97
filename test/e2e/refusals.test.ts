import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { enrolApp, makeApp, writeKey, type App } from "./app.js";
import { listClientFlags, type ClientChoice } from "./client-flags.js";
import { expectSentence } from "./expect-sentence.js";
import type { ProgramEnd } from "./program.js";
import { Stage, transports } from "./stage.js";
import { startServer, type StartedServer } from "./started-server.js";
import { findClosedPort, listenStrangely } from "./strange-server.js";

const stage = new Stage();
let folder: string;
let handshake: StartedServer;
let registration: StartedServer;
let app: App;

beforeAll(async () => {
  folder = stage.makeFolder();
  [handshake, registration] = await Promise.all([
    startServer(stage, "handshake", { transport: "TCP" }),
    startServer(stage, "registration", { transport: "TCP" }),
  ]);
  app = enrolApp(handshake.apps, "an-app");
});

afterAll(() => stage.clear());

describe("the handshake client", () => {
  /** Runs it as the app, with the app's key, unless told otherwise. */
  async function run({
    id = app.id,
    ...choice
  }: Partial<ClientChoice> & { readonly id?: string }): Promise<ProgramEnd> {
    const { key = writeKey(stage.makeFolder(), app), port = handshake.port, transport = "TCP" } = choice;
    const flags = listClientFlags("handshake", { transport, port, key, more: ["--app", id] });
    return await stage.start("handshake/client", flags).end();
  }

  test.concurrent.each(transports)("no server, over %s", async (transport) => {
    const port = await findClosedPort();
    const end = await run({ transport, port });
    expectSentence(end, { code: 1, says: new RegExp(`cannot connect to .*${port}`, "u") });
    expect(end.stdout).toBe("");
  });

  test.concurrent("an app that the server does not know", async () => {
    const end = await run({ id: "nobody" });
    expectSentence(end, { code: 1, says: /SERVER-HELLO.*invalid header/u });
    expect(end.stdout).toBe("connected\n");
  });

  test.concurrent("a key that is not the app's", async () => {
    const end = await run({ key: writeKey(stage.makeFolder(), makeApp(app.id)) });
    expectSentence(end, { code: 1, says: /READY-OK.*invalid auth field/u });
    expect(end.stdout).toBe("connected\n");
  });

  test.concurrent("no key file", async () => {
    const end = await run({ key: join(folder, "no-such-key.pem") });
    expectSentence(end, { code: 1, says: /no-such-key\.pem/u });
    expect(end.stdout).toBe("");
  });

  test.concurrent("a file that is no key", async () => {
    const key = join(folder, "no-key.pem");
    writeFileSync(key, "this is not a key\n");
    const end = await run({ key });
    expectSentence(end, { code: 1, says: /no-key\.pem/u });
    expect(end.stderr).not.toContain("this is not a key");
  });

  test.concurrent("a server that goes away in the middle", async () => {
    const port = await listenStrangely(stage, (socket) => socket.once("data", () => socket.end()));
    const end = await run({ port });
    expectSentence(end, { code: 1, says: /closed.*SERVER-HELLO/u });
    expect(end.stdout).toBe("connected\n");
  });

  test.concurrent("a server that speaks something else", async () => {
    const port = await listenStrangely(stage, (socket) => socket.write("220 mail.example ready\r\n"));
    expectSentence(await run({ port }), { code: 1, says: /unexpected|malformed/u });
  });
});

describe("the registration client", () => {
  async function run(
    choice: Omit<ClientChoice, "transport" | "port"> & { readonly port?: number },
  ): Promise<ProgramEnd> {
    const flags = listClientFlags("registration", { transport: "TCP", port: registration.port, ...choice });
    return await stage.start("registration/client", flags).end();
  }

  test.concurrent("a wrong passcode leaves no key", async () => {
    const key = join(folder, "refused.pem");
    const passcode = "a-guess-at-the-passcode";
    stage.secrets.noteText(passcode);
    const end = await run({ key, more: ["--passcode", passcode] });
    expectSentence(end, { code: 1, says: /invalid passcode/u });
    expect(end.stdout).toBe("connected\n");
    expect(existsSync(key)).toBe(false);
  });

  test.concurrent("a key file that is there is left as it is", async () => {
    const key = writeKey(stage.makeFolder(), app);
    const before = readFileSync(key, "utf8");
    const end = await run({ key });
    expectSentence(end, { code: 1, says: /key\.pem/u });
    expect(end.stdout).toBe("");
    expect(readFileSync(key, "utf8")).toBe(before);
  });

  test.concurrent("a folder for the key that is not there", async () => {
    const end = await run({ key: join(folder, "nowhere", "key.pem") });
    expectSentence(end, { code: 1, says: /nowhere/u });
    expect(end.stdout).toBe("");
  });

  test.concurrent("no server leaves no key", async () => {
    const key = join(folder, "no-server.pem");
    const port = await findClosedPort();
    expectSentence(await run({ key, port }), { code: 1, says: new RegExp(`cannot connect to .*${port}`, "u") });
    expect(existsSync(key)).toBe(false);
  });
});

test("nothing was registered, no program says a secret or prints where it failed", () => {
  expect(readdirSync(registration.apps)).toEqual([]);
  expect(stage.findSlips()).toEqual([]);
});
